import type { CertificateKind, DocumentData } from '../../guide/index.js';
import { fieldText, withFirstLine } from './draw-certificate.js';
import type { RuleMistake } from './profile.js';

/** What a mistake needs to know besides the document. */
export interface MistakeSetting {
  readonly kind: CertificateKind;
  /** A number that is on file for another certificate. */
  readonly numberOnFile: string | undefined;
}

/** A right document with one mistake in it that only a rule can find; the document itself where the mistake cannot be made. */
export function makeMistake(
  document: DocumentData,
  mistake: RuleMistake,
  setting: MistakeSetting,
): DocumentData {
  switch (mistake) {
    case 'fraction':
      return withFirstLine(document, (line) => ({ ...line, quantity: `${fieldText(line, 'quantity')}.5` }));
    case 'chapter-98':
      return withFirstLine(document, (line) => ({ ...line, hts: '980100' }));
    case 'wrong-unit':
      return withFirstLine(document, (line) => ({ ...line, unit: otherUnit(setting.kind) }));
    case 'duplicate-number':
      return setting.numberOnFile === undefined
        ? document
        : { ...document, certificateNumber: setting.numberOnFile };
    case 'year-digit': {
      const number = fieldText(document, 'certificateNumber');
      return { ...document, certificateNumber: `${(Number(number.slice(0, 1)) + 9) % 10}${number.slice(1)}` };
    }
    default:
      return mistake satisfies never;
  }
}

/** A unit that no goods of this kind are measured in; dozens are no unit of any kind. */
function otherUnit(kind: CertificateKind): string {
  const used = new Set(Object.values(kind.units).flat());
  return ['LTR', 'KGM', 'MTK'].find((unit) => !used.has(unit)) ?? 'DZN';
}
