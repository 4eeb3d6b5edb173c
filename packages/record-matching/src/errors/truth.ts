import type { DictionaryColumn } from '@assay/statistics';
import { InputError, MISSING_CODE } from '@assay/statistics';

/** Which person each record is really about. */
export interface Truth {
  readonly entityOfRow: Int32Array;
  readonly entitySize: Int32Array;
  readonly entities: number;
  /** Pairs of records about the same person, in the whole file. */
  readonly pairs: number;
}

export function truthOf(entity: DictionaryColumn, rowCount: number): Truth {
  if (entity.codes.length !== rowCount) {
    throw new InputError(
      `the truth must have one entity per record: ${entity.codes.length} entities for ${rowCount} records. Check how the table was joined.`,
    );
  }
  const entitySize = new Int32Array(entity.values.length);
  for (let row = 0; row < rowCount; row++) {
    const code = entity.codes[row]!;
    if (code === MISSING_CODE) {
      throw new InputError(
        `every record needs its true person: row ${row + 1} has none. Fill the entity column, or leave it out to run without truth.`,
      );
    }
    entitySize[code] = entitySize[code]! + 1;
  }
  let entities = 0;
  let pairs = 0;
  for (let person = 0; person < entitySize.length; person++) {
    const size = entitySize[person]!;
    if (size > 0) entities++;
    pairs += (size * (size - 1)) / 2;
  }
  return { entityOfRow: entity.codes, entitySize, entities, pairs };
}
