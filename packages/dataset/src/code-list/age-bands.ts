import { type DictionaryColumn, dictionaryColumn, MISSING_CODE } from '@assay/statistics';

/** Lowest age of each band, from the oldest down. */
const BANDS = [
  [50, '50 and over'],
  [35, '35-49'],
  [25, '25-34'],
  [18, '18-24'],
  [0, 'under 18'],
] as const;
const OLDEST = 120;

/**
 * Into which band does each age fall? Ages in whole years, each of which would be a group of its own, are put into five bands;
 * a column that holds anything else among its rows, bands of a force's own or ages beyond 120, stays as it is. A row without an age
 * has no band.
 *
 * @example
 * ageBands(dictionaryColumn(['17', '18', '51', null])).values // ['under 18', '18-24', '50 and over']
 */
export function ageBands(column: DictionaryColumn): DictionaryColumn {
  const ages = column.values.map((text) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN));
  const used = new Set(column.codes);
  if (ages.some((age, code) => used.has(code) && !(age <= OLDEST))) return column;
  const bandOf = (code: number) =>
    code === MISSING_CODE ? null : (BANDS.find(([from]) => ages[code]! >= from)?.[1] ?? null);
  return dictionaryColumn(Array.from(column.codes, bandOf));
}

/**
 * Which of these bands of age is the oldest? The one whose first number is the largest: "16-17", "16 to 17", "over 34"; "under 13" begins
 * at nothing. Bands without a number are passed over; `null` where none has one.
 *
 * @example
 * oldestBand(['under 13', '16 to 17', '13 to 15', 'Not recorded']) // '16 to 17'
 */
export function oldestBand(bands: readonly string[]): string | null {
  let [oldest, from] = [null as string | null, -1];
  for (const band of bands) {
    const first = /\d+/.exec(band);
    const age = first === null ? -1 : /^\s*(?:under|below|<)/i.test(band) ? 0 : Number(first[0]);
    if (age > from) [oldest, from] = [band, age];
  }
  return oldest;
}
