import { type DictionaryColumn, MISSING_CODE, shorterFirst } from '@assay/statistics';
import { heldTexts } from './held-texts.ts';
import { type Column, MISSING_DAY } from './table.ts';

/** Below 0 where row `a` stands before row `b` by this column, 0 where the column cannot tell them apart. */
type RowComparison = (a: number, b: number) => number;

/** Compares rows by their values: numbers and dates upwards, shorter texts before longer ones, what is missing last. */
export function compareRows(column: Column): RowComparison {
  return comparisonOf(column, textsOf);
}

/** The same order, from ranks of the texts that are found once: for sorting, which compares each row many times. */
export function compareRowsByRank(column: Column): RowComparison {
  return comparisonOf(column, ranksOf);
}

function comparisonOf(column: Column, ofTexts: (texts: DictionaryColumn) => RowComparison): RowComparison {
  switch (column.kind) {
    case 'text':
      return ofTexts(column);
    case 'number':
      return missingLast(column.values);
    case 'time':
      return missingLast(column.milliseconds);
    case 'date': {
      const { days } = column;
      const recorded = ofTexts(column.recorded);
      const dayOf = (row: number) => (days[row] === MISSING_DAY ? Number.MAX_SAFE_INTEGER : days[row]!);
      return (a, b) => dayOf(a) - dayOf(b) || recorded(a, b);
    }
  }
}

function missingLast(values: Float64Array): RowComparison {
  return (a, b) => {
    const [first, second] = [values[a]!, values[b]!];
    if (first < second) return -1;
    if (first > second) return 1;
    return Number(Number.isNaN(first)) - Number(Number.isNaN(second));
  };
}

function textsOf(column: DictionaryColumn): RowComparison {
  const { codes } = column;
  const held = heldTexts(column);
  const values = held === undefined ? column.values : [];
  const compare =
    held === undefined
      ? (first: number, second: number) => shorterFirst(values[first]!, values[second]!)
      : (first: number, second: number) => held.compare(first, second);
  return (a, b) => {
    const [first, second] = [codes[a]!, codes[b]!];
    if (first === second) return 0;
    if (first === MISSING_CODE) return 1;
    return second === MISSING_CODE ? -1 : compare(first, second);
  };
}

function ranksOf({ codes, values }: DictionaryColumn): RowComparison {
  const sorted = values.map((_, code) => code).sort((a, b) => shorterFirst(values[a]!, values[b]!));
  const rank = new Int32Array(values.length);
  for (const [place, code] of sorted.entries()) rank[code] = place;
  const rankOf = (row: number) => (codes[row] === MISSING_CODE ? values.length : rank[codes[row]!]!);
  return (a, b) => rankOf(a) - rankOf(b);
}
