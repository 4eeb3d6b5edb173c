import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { codePoints } from '../names/code-points.ts';

const BANDS: readonly (readonly [upTo: number, name: string])[] = [
  [3, 'up to 3 letters'],
  [5, '4 or 5 letters'],
  [8, '6 to 8 letters'],
  [Number.POSITIVE_INFINITY, '9 letters or more'],
];

/**
 * Do errors fall on people with short surnames? Surnames by length in bands: two edits leave little of a name of three
 * letters and much of one of ten. A missing surname stays missing.
 *
 * @example
 * nameLengthBands(dictionaryColumn(['Li', 'Hussain'])).values // ['up to 3 letters', '6 to 8 letters']
 */
export function nameLengthBands(surname: DictionaryColumn): DictionaryColumn {
  const bandOf = surname.values.map((text) => {
    const { length } = codePoints(text);
    return BANDS.find(([upTo]) => length <= upTo)![1];
  });
  const values: string[] = [];
  const codes = surname.codes.map((code) => {
    if (code === MISSING_CODE) return MISSING_CODE;
    const place = values.indexOf(bandOf[code]!);
    return place < 0 ? values.push(bandOf[code]!) - 1 : place;
  });
  return { values, codes };
}
