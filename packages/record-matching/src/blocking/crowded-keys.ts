import { InputError, MISSING_CODE } from '@assay/statistics';
import { checkedCount } from '../clusters/checked-count.ts';

/**
 * Which keys bring together more records than can be compared with one another, such as a default date of birth?
 *
 * Takes those keys from their records, so that other keys alone bring these together, and says how many records that was.
 *
 * @example
 * withoutCrowdedKeys({ codes: Int32Array.of(0, 0, 0, 1, 1), keyCount: 2 }, 2).records // 3
 */
export function withoutCrowdedKeys(
  { codes, keyCount }: { readonly codes: Int32Array; readonly keyCount: number },
  largest: number,
): { readonly codes: Int32Array; readonly keyCount: number; readonly records: number } {
  checkedCount('keys', keyCount);
  if (Number.isNaN(largest))
    throw new InputError('the largest crowd is NaN. Pass how many records one key may bring together.');
  const size = new Int32Array(keyCount);
  for (const code of codes) if (code !== MISSING_CODE) size[code]!++;
  const isKept = (code: number): boolean => code === MISSING_CODE || size[code]! <= largest;
  const records = codes.reduce((count, code) => (isKept(code) ? count : count + 1), 0);
  if (records === 0) return { codes, keyCount, records };
  const kept = codes.map((code) => (isKept(code) ? code : MISSING_CODE));
  return { codes: kept, keyCount, records };
}
