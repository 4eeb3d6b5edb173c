import {
  blankColumn,
  type CountedSlice,
  type Counter,
  type CountOption,
  type CountRow,
  type DictionaryColumn,
  type Slice,
  takeRows,
  textAt,
} from '@assay/statistics';
import { combineKeys } from '../blocking/block-key.ts';
import { withoutCrowdedKeys } from '../blocking/crowded-keys.ts';
import { withinTolerance } from '../clusters/within-tolerance.ts';
import { recordsInOrder } from '../counting/records-in-order.ts';
import { withoutDates } from '../counting/same-date-counter.ts';
import { MISSING_NAME_POLICIES } from '../names/name-policy.ts';
import { toleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import { foldedCodes } from './added-variable.ts';
import { forEachLinkedPair } from './linked-rows.ts';

/** Fields that are compared as they are written, folded; sex is told by its words, which are read later. */
export const WRITTEN_FIELDS = ['placeOfBirth', 'postcode'] as const;

const FIELDS = ['forename', 'surname', 'dateOfBirth'];
const FURTHER = [...WRITTEN_FIELDS, 'sex'];

export const UNTOLD = 'records in no order';

type Options = Readonly<Record<string, CountOption>>;

/** Pairs that a rule links, by what further fields say of them. */
class LinkedPairs {
  readonly #counts = new Map<string, number>();
  readonly #written: readonly { readonly field: string; readonly codes: Int32Array }[];
  readonly #sex: DictionaryColumn;

  constructor(part: (name: string) => DictionaryColumn) {
    this.#written = WRITTEN_FIELDS.map((field) => ({ field, codes: foldedCodes(part(field)) }));
    this.#sex = part('sex');
  }

  add(what: readonly unknown[], count = 1): void {
    const key = JSON.stringify(what);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  addPair(of: readonly unknown[], left: number, right: number): void {
    this.add([...of, 'linked']);
    for (const { field, codes } of this.#written) {
      const [a, b] = [codes[left]!, codes[right]!];
      if (a >= 0 && b >= 0) this.add([...of, field, a === b]);
    }
    const words = [textAt(this.#sex, left), textAt(this.#sex, right)];
    if (words[0] !== null && words[1] !== null) this.add([...of, 'sex', ...words.sort()]);
  }

  rows(): CountRow[] {
    return [...this.#counts].map(([what, count]) => ({ what, at: 0, size: 0, count }));
  }
}

const partsOf =
  ({ rowCount, columns }: Slice) =>
  (name: string): DictionaryColumn =>
    columns[name] ?? blankColumn(rowCount);

function swept(part: (name: string) => DictionaryColumn, dateOfBirth: DictionaryColumn, { missingNames }: Options) {
  return toleranceSweep(
    { forename: part('forename'), surname: part('surname'), dateOfBirth },
    { missingNames: MISSING_NAME_POLICIES.find((policy) => policy === missingNames) ?? 'never-match' },
  );
}

const ruleOf = ({ forename, surname }: Options) =>
  withinTolerance({ forename: Number(forename), surname: Number(surname) });

/**
 * Of the pairs that a tolerance links: on how many do both records state a further field, and on how many does it agree? A slice
 * holds all records of its dates of birth. {@link addedOfCounts} takes these beside those of {@link rightByFieldCounter}.
 *
 * Options: `missingNames` and `crowdedDate` as for `toleranceCounter`; `forename` and `surname`, the edits that are allowed.
 *
 * @example
 * linkedByFieldCounter.splitBy // 'dateOfBirth'
 */
export const linkedByFieldCounter: Counter = {
  name: 'linked-by-field',
  version: 1,
  columns: FIELDS,
  optional: FURTHER,
  splitBy: 'dateOfBirth',
  sizeOf: null,
  largest: [],
  count(slice, options): CountedSlice {
    const part = partsOf(slice);
    const { codes, values } = part('dateOfBirth');
    const most = Number(options['crowdedDate']) || Number.MAX_SAFE_INTEGER;
    const kept = withoutCrowdedKeys({ codes, keyCount: values.length }, most);
    const found = new LinkedPairs(part);
    for (const field of WRITTEN_FIELDS) {
      const stated = part(field).codes.reduce((sum, code) => sum + (code >= 0 ? 1 : 0), 0);
      if (stated > 0) found.add(['stated', field], stated);
    }
    const sweep = swept(part, { values, codes: kept.codes }, options);
    forEachLinkedPair(sweep, ruleOf(options), (left, right) => found.addPair(['all'], left, right));
    return { rows: found.rows(), crossing: [] };
  },
};

/**
 * The same of pairs of one person alone, by what the person's records say of ethnicity and of sex, one word after the other. A slice
 * holds all records of its people; which of them is the first is settled as in a file that was put in order: by `record`, then by
 * the names.
 *
 * Options: as for {@link linkedByFieldCounter}, and `setApart` as for `sameDateCounter` in place of `crowdedDate`.
 *
 * @example
 * rightByFieldCounter.splitBy // 'entity'
 */
export const rightByFieldCounter: Counter = {
  name: 'right-by-field',
  version: 1,
  columns: FIELDS,
  optional: [...FURTHER, 'ethnicity', 'entity', 'record'],
  splitBy: 'entity',
  sizeOf: null,
  largest: [],
  count(slice, options): CountedSlice {
    if (slice.columns['entity'] === undefined) return { rows: [], crossing: [] };
    const given = partsOf(slice);
    const { inOrder, isTied } = recordsInOrder([given('record'), given('forename'), given('surname')]);
    const part = (name: string) => takeRows(given(name), inOrder);
    const [entity, ethnicity, sex] = [part('entity'), part('ethnicity'), part('sex')];
    const people = new Map<number, { last: number; records: number; isUntold: boolean; said: [string[], string[]] }>();
    for (const [row, person] of entity.codes.entries()) {
      const one = people.get(person) ?? { last: row, records: 0, isUntold: false, said: [[], []] };
      one.isUntold ||= isTied(one.last, row, [ethnicity, sex]);
      for (const [at, column] of [ethnicity, sex].entries()) {
        const word = textAt(column, row);
        if (word !== null && !one.said[at]!.includes(word)) one.said[at]!.push(word);
      }
      people.set(person, { ...one, last: row, records: one.records + 1 });
    }
    const found = new LinkedPairs(part);
    for (const { records, isUntold, said } of people.values()) {
      if (isUntold) found.add([UNTOLD]);
      if (records > 1) found.add(['right', ...said, 'of one person'], (records * (records - 1)) / 2);
    }
    const dates = withoutDates(part('dateOfBirth'), String(options['setApart'] ?? '[]'));
    const { codes, keyCount } = combineKeys([entity, dates]);
    const sweep = swept(part, { codes, values: new Array<string>(keyCount).fill('') }, options);
    forEachLinkedPair(sweep, ruleOf(options), (left, right) =>
      found.addPair(['right', ...people.get(entity.codes[left]!)!.said], left, right),
    );
    return { rows: found.rows(), crossing: [] };
  },
};
