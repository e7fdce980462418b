import { lazyPackage } from '../core/index.js';

// Loaded with the first interchange that needs a table: reading UNOA, UNOB and UNOC never pays for it.
const iconv = lazyPackage<typeof import('iconv-lite')>('iconv-lite');

/** Parts of ISO 8859 by the syntax identifier that names them (0001); UNOC, part 1, needs no table. UNOL is in use, 9735-1 of 2002 aside. */
const PARTS: Readonly<Record<string, string>> = {
  UNOD: 'ISO-8859-2',
  UNOE: 'ISO-8859-5',
  UNOF: 'ISO-8859-7',
  UNOG: 'ISO-8859-3',
  UNOH: 'ISO-8859-4',
  UNOI: 'ISO-8859-6',
  UNOJ: 'ISO-8859-8',
  UNOK: 'ISO-8859-9',
  UNOL: 'ISO-8859-15',
};

/** Whether a syntax identifier names a part of ISO 8859 that is read by a table. */
export function isCodeTable(identifier: string): boolean {
  return Object.hasOwn(PARTS, identifier);
}

/** The characters of bytes 0xA0 to 0xFF under an identifier; U+FFFD where the part has none. */
export function highHalfOf(identifier: string): string {
  return iconv().decode(Buffer.from(Array.from({ length: 96 }, (_, i) => 0xa0 + i)), PARTS[identifier] ?? '');
}
