import { type CountRow, type DictionaryColumn, dictionaryColumn, mergeCounts, randomStream } from '@assay/statistics';
import { personRegister } from '@assay/synthetic';
import { describe, expect, it } from 'vitest';
import { blocksOfCounts, fitPatterns, type PatternSplit, patternCounter, personModel } from '../src/index.ts';

const FIELDS = {
  forename: 'first_name',
  surname: 'surname',
  dateOfBirth: 'date_of_birth',
  sex: 'sex',
  placeOfBirth: 'place_of_birth',
  postcode: 'postcode',
} as const;
type Part = keyof typeof FIELDS;
const PARTS = Object.keys(FIELDS) as Part[];
const SPLITS: readonly PatternSplit[] = ['dateOfBirth', 'surname', 'forename'];

const { register } = personRegister({ seed: 3, records: 500 });
const texts = Object.fromEntries(
  PARTS.map((part) => {
    const column = register.columns[FIELDS[part]]!;
    const { codes, values } = (column.kind === 'date' ? column.recorded : column) as DictionaryColumn;
    return [part, Array.from(codes, (code) => (code < 0 ? null : values[code]!))];
  }),
) as Record<Part, (string | null)[]>;
const all = Array.from({ length: register.rowCount }, (_, row) => row);
const columnsOf = (rows: readonly number[], parts: readonly Part[]) =>
  Object.fromEntries(parts.map((part) => [part, dictionaryColumn(rows.map((row) => texts[part][row]!))])) as Record<
    Part,
    ReturnType<typeof dictionaryColumn>
  >;

/** Slices of whole values of the column that they share; rows without one lie anywhere. */
function slicesOf(split: PatternSplit, count: number): number[][] {
  const slices = Array.from({ length: count }, (): number[] => []);
  const sliceOf = new Map<string | null, number>();
  for (const row of [...all].reverse()) {
    const text = texts[split][row]!;
    const at = text === null ? row % count : (sliceOf.get(text) ?? (sliceOf.size * 7) % count);
    if (text !== null) sliceOf.set(text, at);
    slices[at]!.push(row);
  }
  return slices;
}

function countsIn(slices: number, parts: readonly Part[], largestBlock: number): Record<PatternSplit, CountRow[]> {
  return Object.fromEntries(
    SPLITS.map((split) => {
      const counter = patternCounter(split);
      const parted = slices === 1 ? [all] : slicesOf(split, slices);
      const counted = parted.map((rows) =>
        counter.count({ rowCount: rows.length, columns: columnsOf(rows, parts), sizes: null }, { largestBlock }),
      );
      return [split, mergeCounts(counter, counted)];
    }),
  ) as Record<PatternSplit, CountRow[]>;
}

describe('patterns that are counted slice by slice', () => {
  it.each<[string, readonly Part[], number]>([
    ['with every column', PARTS, 5000],
    ['without place and postcode', ['forename', 'surname', 'dateOfBirth', 'sex'], 5000],
    ['with keys that too many share', PARTS, 3],
  ])('fit as those of all rows do, to the last digit: %s', (_, parts, largestBlock) => {
    const filled = { hasPlace: parts.includes('placeOfBirth'), hasPostcode: parts.includes('postcode') };
    const blank = dictionaryColumn(all.map(() => null));
    const model = personModel(
      { ...Object.fromEntries(PARTS.map((part) => [part, blank])), ...columnsOf(all, parts) } as never,
      randomStream('patterns'),
      { randomPairs: 5000, largestBlock },
    );
    const counts = countsIn(5, parts, largestBlock);
    expect(counts).toEqual(countsIn(1, parts, largestBlock));
    const { crowded, ...counted } = blocksOfCounts(counts, filled);
    expect(crowded).toEqual(model.crowded);
    expect(crowded.length > 0).toBe(largestBlock === 3);
    expect(counted.blocks.every(({ pairs }) => pairs > 0)).toBe(true);
    const fit = fitPatterns({ ...counted, chance: model.fields.map(({ u }) => u) });
    const { comparedPairs: _pairs, patterns: _patterns, pairs: _scored, crowdedRecords: _records, ...ofRows } = model;
    expect({ ...fit, crowded }).toEqual(ofRows);
  });

  it('refuse counts of two registers', () => {
    const counts = countsIn(1, PARTS, 5000);
    const odd = {
      ...counts,
      surname: counts.surname.map((row) => (row.what === 'records' ? { ...row, count: 9 } : row)),
    };
    expect(() => blocksOfCounts(odd, { hasPlace: true, hasPostcode: true })).toThrow(
      /^patterns were counted of 500 records by one column and of 9 by another\. Count again\.$/,
    );
  });

  it.each([1, 2.5, 'many'])('refuse a largest block of %s', (largestBlock) => {
    const slice = { rowCount: 0, columns: {}, sizes: null };
    expect(() => patternCounter('surname').count(slice, { largestBlock })).toThrow(/Give a whole number from 2\.$/);
  });
});
