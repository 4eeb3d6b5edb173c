import {
  type CountedSlice,
  type CountedTable,
  type Counter,
  type CountOption,
  type CountRow,
  checkedAmounts,
  combinationCounter,
  countedTable,
  type DictionaryColumn,
  dictionaryColumn,
  InputError,
  MISSING_CODE,
  MOST_COMBINATIONS,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { placeAmong } from './list-cuts.ts';

const RECORDED = ['group', 'label', 'sex', 'age', 'area', 'day', 'everCharged'] as const;
const PLACES = { score: 'place', secondScore: 'secondPlace' } as const;
const TOO_MANY = 'too many';
const PARTS = [...RECORDED, ...Object.values(PLACES)];

/**
 * Of people recorded alike, how many lie where among the cuts of the lists that two models could make? A day is counted by its year.
 * Where people are recorded in so many ways that counts would be rows by another name, that is all it says.
 * Any division of the rows gives the same; {@link peopleOfLists} gives the people again.
 *
 * Options: `cuts` and `secondCuts`, the scores at which lists are cut, ascending, as JSON; see {@link listCuts}.
 *
 * @example
 * listCounter.columns // ['group', 'label']
 */
export const listCounter: Counter = {
  name: 'people-by-lists',
  version: 2,
  columns: ['group', 'label'],
  optional: ['sex', 'age', 'area', 'day', 'everCharged', 'score', 'secondScore'],
  splitBy: null,
  sizeOf: null,
  largest: [],
  count({ rowCount, columns, numbers = {} }, options): CountedSlice {
    const { day, ...others } = columns;
    const given = {
      ...others,
      ...(day === undefined ? {} : { day: yearsOf(day) }),
      place: placesOf(numbers['score'], options['cuts'], rowCount),
      secondPlace: placesOf(numbers['secondScore'], options['secondCuts'], rowCount),
    };
    try {
      return combinationCounter(PARTS).count({ rowCount, columns: given, sizes: null }, {});
    } catch (error) {
      // What else was counted of the table stands.
      if (!(error instanceof InputError)) throw error;
      return { rows: [{ what: TOO_MANY, at: 0, size: 0, count: rowCount }], crossing: [] };
    }
  },
};

/** Days of one year are one value, so that the ways in which people are recorded are as many of a slice as of the whole table. */
function yearsOf({ codes, values }: DictionaryColumn): DictionaryColumn {
  const years = dictionaryColumn(values.map(firstOfYear));
  return { codes: codes.map((code) => (code === MISSING_CODE ? code : years.codes[code]!)), values: years.values };
}

/** The first day of the year of a date of these times; anything else as it is written. */
function firstOfYear(text: string): string {
  const [, year, month, day] = /^((?:19|20)\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return text;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(text) ? `${year}-01-01` : text;
}

function placesOf(score: Float64Array | undefined, cuts: CountOption | undefined, rowCount: number): DictionaryColumn {
  const ascending = JSON.parse(String(cuts ?? '[]')) as number[];
  return dictionaryColumn(
    Array.from({ length: rowCount }, (_, row) => {
      const place = placeAmong(ascending, score?.[row] ?? Number.NaN);
      return place === null ? null : String(place);
    }),
  );
}

/**
 * The people again, out of merged counts, or why they were not told: each row stands for as many people as its count. Places are written as whole numbers.
 *
 * @example
 * const people = peopleOfLists([{ what: '["A","no",null,null,null,null,null,"1",null]', at: 0, size: 0, count: 3 }]);
 * [people.total, people.columns.place.values] // [3, ['1']]
 */
export function peopleOfLists(counts: readonly CountRow[]): CountedTable | NotComputed {
  // Slices that each have few may have many together: how a table was divided decides nothing.
  if (counts.length > MOST_COMBINATIONS || counts.some(({ what }) => what === TOO_MANY)) {
    return notComputed('people are recorded in so many ways that counts of them would be rows by another name');
  }
  checkedAmounts(
    counts.map(({ count }) => count),
    'counts',
  );
  return countedTable(PARTS, counts);
}
