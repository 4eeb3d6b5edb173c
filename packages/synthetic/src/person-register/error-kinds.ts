/** What may differ between a record and the person, in the order of the bits that hold it. */
export const errorKinds = [
  'first-name-typing',
  'surname-typing',
  'nickname',
  'first-name-respelling',
  'surname-respelling',
  'lost-diacritics',
  'dropped-name-part',
  'former-surname',
  'swapped-names',
  'missing-first-name',
  'missing-surname',
  'swapped-day-and-month',
  'wrong-date-digit',
  'default-date',
  'placeholder-date',
  'impossible-date',
  'missing-date',
  'wrong-sex',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/** The bit of one kind. */
export function registerErrorBit(kind: ErrorKind): number {
  return 1 << errorKinds.indexOf(kind);
}

/** "nickname+wrong-date-digit", or "none". */
export function registerErrorText(bits: number): string {
  const kinds = errorKinds.filter((_, index) => (bits >> index) & 1);
  return kinds.length === 0 ? 'none' : kinds.join('+');
}
