/** Names of ours are short and of plain characters. Others name nothing, and a store could not keep them apart. */
export function isPlainName(text: string): boolean {
  return /^[\x21-\x7e]{1,100}$/.test(text);
}
