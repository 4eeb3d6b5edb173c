import type { DictionaryColumn } from '@assay/statistics';
import { InputError, MISSING_CODE, valueCount } from '@assay/statistics';
import { CountBySize } from './count-by-size.ts';

/** Which person each record of a slice is really about, and how many records that person has in the whole register. */
export interface TruePeople {
  readonly entityOfRow: Int32Array;
  readonly entitySize: Int32Array;
  /** Records by the number of records of their person. */
  readonly recordsBySize: CountBySize;
}

/** The same of a whole register. */
export interface Truth extends TruePeople {
  readonly entities: number;
  /** Pairs of records about the same person, in the whole file. */
  readonly pairs: number;
}

/** Told once of a column's codes, which do not change. */
export function truePersonOfRecords(entity: DictionaryColumn, rowCount: number): Truth {
  const known = remembered.get(entity.codes);
  if (known !== undefined && entity.codes.length === rowCount && known.entitySize.length === valueCount(entity))
    return known;
  const people = truePeople(entity, rowCount);
  const truth = { ...people, ...wholePeople(people.recordsBySize.entries()) };
  remembered.set(entity.codes, truth);
  return truth;
}

const remembered = new WeakMap<Int32Array, Truth>();

/** People, and pairs of records about one person, from how many records have a person of each size. */
export function wholePeople(recordsBySize: readonly (readonly [size: number, records: number])[]): {
  readonly entities: number;
  readonly pairs: number;
} {
  let entities = 0;
  let pairs = 0;
  for (const [size, records] of recordsBySize) {
    entities += records / size;
    pairs += (records * (size - 1)) / 2;
  }
  return { entities, pairs };
}

/**
 * The people of a slice. `sizeOfRow` says how many records each row's person has in the whole register; without it, the slice
 * is the register.
 */
export function truePeople(entity: DictionaryColumn, rowCount: number, sizeOfRow?: ArrayLike<number>): TruePeople {
  const { codes } = entity;
  if (codes.length !== rowCount) {
    throw new InputError(
      `the truth must have one entity per record: ${codes.length} entities for ${rowCount} records. Check how the table was joined.`,
    );
  }
  const here = new Int32Array(valueCount(entity));
  for (let row = 0; row < rowCount; row++) {
    const code = codes[row]!;
    if (code <= MISSING_CODE) {
      throw new InputError(
        `every record needs its true person: row ${row + 1} has none. Fill the entity column, or leave it out to run without truth.`,
      );
    }
    if (!(code < here.length)) {
      throw new InputError(
        `row ${row + 1} names person ${code} of ${here.length}. Make the entity column by dictionaryColumn.`,
      );
    }
    here[code] = here[code]! + 1;
  }
  const entitySize = sizeOfRow === undefined ? here : statedSizes(codes, here, sizeOfRow);
  const recordsBySize = new CountBySize();
  for (let person = 0; person < here.length; person++) recordsBySize.add(entitySize[person]!, here[person]!);
  return { entityOfRow: codes, entitySize, recordsBySize };
}

function statedSizes(codes: Int32Array, here: Int32Array, sizeOfRow: ArrayLike<number>): Int32Array {
  const sizes = new Int32Array(here.length);
  for (let row = 0; row < codes.length; row++) {
    const person = codes[row]!;
    const size = sizeOfRow[row]!;
    if (size < here[person]! || (sizes[person] !== 0 && sizes[person] !== size)) {
      throw new InputError(
        `row ${row + 1} says that its person has ${size} records, other rows show that it is not so. Count them again over the whole table.`,
      );
    }
    sizes[person] = size;
  }
  return sizes;
}
