import type { Random } from '../../core/index.js';
import type { Representation } from '../representation.js';
import type { DrawSettings } from './model.js';

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
/** Signs of level A, the service characters among them: those are released on the wire (D422 5.1). */
const SIGNS = ` .,-()/=!%&*;<>'+:?`;
const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const HIGH = 'ÀÇÉÑÖÜßàçéñöüÿ£§°½';

/** Characters that data may hold under a syntax identifier; an unknown one is treated as the narrowest. */
function charactersOf(syntaxIdentifier: string): string {
  const levelA = CAPITALS + DIGITS + SIGNS;
  if (syntaxIdentifier === 'UNOB') return levelA + SMALL;
  return syntaxIdentifier === 'UNOC' ? levelA + SMALL + HIGH + '_@#' : levelA;
}

/** A length within bounds, the shortest one first and the bounds often: faults are found at bounds. */
function drawLength({ min, max }: Representation, random: Random): number {
  switch (random.integer(0, 3)) {
    case 0:
      return min;
    case 1:
      return random.integer(min, Math.min(max, min + 9));
    case 2:
      return max;
    default:
      return random.integer(min, max);
  }
}

function drawCharacters(characters: string, length: number, random: Random): string {
  let text = '';
  for (let i = 0; i < length; i += 1) text += characters.charAt(random.integer(0, characters.length - 1));
  // Blanks at the ends say nothing (D422 clause 7): a value is more than blanks.
  return text.replace(/^ | $/g, 'A');
}

/** Digits with a minus sign and a decimal mark now and then: neither counts for the length (D422 clause 10). */
function drawNumber(representation: Representation, marks: readonly string[], random: Random): string {
  const digits = drawCharacters(DIGITS, drawLength(representation, random), random);
  const form = random.integer(0, 5);
  const sign = form === 3 || form === 5 ? '-' : '';
  if (form < 4 || digits.length < 2 || marks.length === 0) return sign + digits;
  const whole = random.integer(1, digits.length - 1);
  return sign + digits.slice(0, whole) + random.pick(marks) + digits.slice(whole);
}

/** A value of a representation: the least one where chance gives nothing but zeros, often one at a bound. */
export function drawValue(representation: Representation, settings: DrawSettings, random: Random): string {
  if (representation.class === 'n') return drawNumber(representation, settings.decimalMarks, random);
  const characters = charactersOf(settings.syntaxIdentifier);
  const admitted = representation.class === 'a' ? characters.replace(/\d/g, '') : characters;
  return drawCharacters(admitted, drawLength(representation, random), random);
}
