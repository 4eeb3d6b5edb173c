/**
 * Whether a name stands in the code by itself, as a text or as the name of a property, so that it was written before any data
 * were read: "Mixed" of a code list does, what somebody typed into a register does not.
 *
 * @example
 * const isWord = wordOfCode("const groups = ['Mixed', \"Not known\"]; const codes = { Other: 1 };");
 * [isWord('Mixed'), isWord('Not known'), isWord('Other'), isWord('groups'), isWord('Mix')] // [true, true, true, false, false]
 */
export function wordOfCode(bundle: string): (name: string) => boolean {
  const code = bundle.replace(/\\(['"`\\])/g, '$1');
  return (name) => ["'", '"', '`'].some((mark) => code.includes(mark + name + mark)) || isProperty(code, name);
}

function isProperty(code: string, name: string): boolean {
  if (!/^[\p{L}_]+$/u.test(name)) return false;
  return new RegExp(`[{,]\\s*${name}\\s*:`, 'u').test(code);
}
