import {
  Counted,
  type CountedSlice,
  type Counter,
  type CountRow,
  dictionaryColumn,
  InputError,
} from '@assay/statistics';
import { CandidatePairs } from './candidate-pairs.ts';
import { distinctPatterns } from './count-patterns.ts';
import type { CountedBlock, FieldLevels } from './fit-patterns.ts';
import { type LevelColumn, patternRadix } from './level-column.ts';
import {
  type FilledColumns,
  keysOfPeople,
  LARGEST_BLOCK,
  personBlocks,
  personLevels,
  TWINS_DIFFER_IN,
  trainingKeys,
} from './person-keys.ts';
import { scalarPatterns } from './scalar-patterns.ts';
import { vectorPatterns } from './vector-patterns.ts';

/** A column that whole slices can share, so that each key with it lies in one slice. */
export type PatternSplit = 'dateOfBirth' | 'surname' | 'forename';

const SPLITS: readonly PatternSplit[] = ['dateOfBirth', 'surname', 'forename'];

/**
 * How do the pairs of records that share a key agree, counted slice by slice? One counter for each column that slices may
 * share: its keys are those of {@link personModel} that hold this column and no earlier one of date of birth, surname and
 * first name. {@link blocksOfCounts} gives the blocks that {@link fitPatterns} takes.
 *
 * Option `largestBlock`: a key that more records share is passed over; 5,000 unless stated.
 *
 * @example
 * patternCounter('surname').splitBy // 'surname'
 */
export function patternCounter(splitBy: PatternSplit): Counter {
  return {
    name: `comparison-patterns-by-${splitBy}`,
    version: 1,
    columns: ['forename', 'surname', 'dateOfBirth'],
    optional: ['sex', 'placeOfBirth', 'postcode'],
    splitBy,
    sizeOf: null,
    largest: [],
    count({ rowCount, columns }, { largestBlock = LARGEST_BLOCK }): CountedSlice {
      const none = dictionaryColumn(new Array<null>(rowCount).fill(null));
      const { forename = none, surname = none, dateOfBirth = none, sex = none } = columns;
      const { placeOfBirth = none, postcode = none } = columns;
      if (!Number.isInteger(largestBlock) || Number(largestBlock) < 2)
        throw new InputError(`largestBlock is ${largestBlock}. Give a whole number from 2.`);
      // A column that the whole register lacks is no part of the slice; one that is blank in this slice alone is.
      const filled = filledOf(columns);
      const people = { forename, surname, dateOfBirth, sex, placeOfBirth, postcode };
      const { blocks, crowded } = personBlocks(people, keysOfSplit(splitBy, filled), Number(largestBlock));
      const fields = personLevels(people, filled);
      const { task, patternSpace } = patternTask(new CandidatePairs(blocks), fields);
      const pass = vectorPatterns(task) ?? scalarPatterns(task);
      const rows: CountRow[] = [{ what: 'records', at: 0, size: 0, count: rowCount }];
      for (const { key, records } of crowded) rows.push({ what: `crowded: ${key}`, at: 0, size: 0, count: records });
      for (const [rule, { name }] of blocks.entries()) {
        const { counts } = pass.count(rule);
        for (let at = 0; at < patternSpace; at++) {
          if (counts[at]! > 0) rows.push({ what: `patterns: ${name}`, at, size: 0, count: counts[at]! });
        }
      }
      return { rows: rows.filter(({ count }) => count > 0), crossing: [] };
    },
  };
}

/** The blocks of a register as {@link patternCounter} counted them, by each column that slices may share. */
interface BlocksOfCounts {
  readonly records: number;
  readonly fields: readonly FieldLevels[];
  readonly blocks: readonly CountedBlock[];
  /** As {@link personModel} sets them. */
  readonly trainOn: readonly string[];
  readonly twinsDifferIn: readonly string[];
  /** Keys that more records share than are compared, each with how many records. */
  readonly crowded: readonly { readonly key: string; readonly records: number }[];
}

/**
 * The pairs of every key again, out of merged counts, in the order of {@link personModel}.
 *
 * @throws InputError where the counts are not all of one register.
 *
 * @example
 * const none = { dateOfBirth: [], surname: [], forename: [] };
 * blocksOfCounts(none, { hasPlace: false, hasPostcode: false }).blocks.length // 4
 */
export function blocksOfCounts(
  counts: Readonly<Record<PatternSplit, readonly CountRow[]>>,
  filled: FilledColumns,
): BlocksOfCounts {
  const counted = SPLITS.map((split) => new Counted(counts[split]));
  const [records, ...others] = counted.map((each) => each.of('records')) as [number, ...number[]];
  const odd = others.find((each) => each !== records);
  if (odd !== undefined) {
    throw new InputError(
      `patterns were counted of ${records} records by one column and of ${odd} by another. Count again.`,
    );
  }
  const none = dictionaryColumn([]);
  const fields = personLevels(
    { forename: none, surname: none, dateOfBirth: none, sex: none, placeOfBirth: none, postcode: none },
    filled,
  );
  const { patternSpace } = patternTask(new CandidatePairs([]), fields);
  const keys = keysOfPeople(filled);
  const place = ({ of }: (typeof keys)[number]) => SPLITS.findIndex((split) => of.includes(split));
  const crowded = keys.flatMap((key) => {
    const records = counted[place(key)]!.of(`crowded: ${key.name}`);
    return records === 0 ? [] : [{ key: key.name, records }];
  });
  const blocks = keys.map((key): CountedBlock => {
    const ofKey = counted[place(key)]!.list(`patterns: ${key.name}`, patternSpace);
    const pairs = ofKey.reduce((sum, count) => sum + count, 0);
    return { name: key.name, informs: key.informs, pairs, patterns: distinctPatterns(ofKey, fields) };
  });
  return {
    records,
    fields: fields.map(({ name, levels }) => ({ name, levels })),
    blocks,
    trainOn: trainingKeys(filled),
    twinsDifferIn: TWINS_DIFFER_IN,
    crowded,
  };
}

function keysOfSplit(splitBy: PatternSplit, filled: FilledColumns) {
  const earlier = SPLITS.slice(0, SPLITS.indexOf(splitBy));
  return keysOfPeople(filled).filter(({ of }) => of.includes(splitBy) && !earlier.some((split) => of.includes(split)));
}

function filledOf(columns: Readonly<Record<string, unknown>>): FilledColumns {
  return { hasPlace: columns['placeOfBirth'] !== undefined, hasPostcode: columns['postcode'] !== undefined };
}

function patternTask(candidates: CandidatePairs, fields: readonly LevelColumn[]) {
  const multipliers = new Int32Array(fields.length);
  let patternSpace = 1;
  for (const [at, field] of fields.entries()) {
    multipliers[at] = patternSpace;
    patternSpace *= patternRadix(field);
  }
  return { task: { candidates, fields, multipliers, patternSpace }, patternSpace };
}
