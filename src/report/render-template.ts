import { readFileSync } from 'node:fs';
import { lazyPackage, packagePath } from '../core/index.js';
import { DARK, LIGHT, paletteCss } from './palette.js';

const handlebarsPackage = lazyPackage<typeof import('handlebars')>('handlebars');

function source(name: string): string {
  return readFileSync(packagePath(`src/report/templates/${name}.hbs`), 'utf8');
}

/** Parts that any page may take in. */
const PARTIALS = ['style', 'guide-style', 'guide-source'] as const;

/**
 * Fills `templates/<name>.hbs` with a view. Strict: a value that the template names and the view lacks is a fault, not
 * an empty place. All values are escaped. `style` and `palette` are there for every page.
 */
export function renderTemplate(name: string, view: object): string {
  const handlebars = handlebarsPackage().create(); // nothing that is registered here can reach another page
  for (const partial of PARTIALS) handlebars.registerPartial(partial, source(partial));
  const template = handlebars.compile(source(name), {
    strict: true,
    preventIndent: true,
    knownHelpersOnly: true,
  });
  return template({ ...view, palette: { light: paletteCss(LIGHT), dark: paletteCss(DARK) } });
}
