import {
  categoryModel,
  type DictionaryColumn,
  dictionaryColumn,
  InputError,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { areasByGroup } from './delong.ts';
import { scoreCells } from './score-cells.ts';

/** What one model, taught with some rows, expects of one group of the rows it is tried on. */
export interface TaughtModelRow {
  readonly taught: string;
  readonly group: string;
  readonly rows: number;
  /** To how many of them it happened, and to how many the model expects. */
  readonly happened: number;
  readonly expected: number;
  /** How well the model orders them. */
  readonly area: MaybeEstimate;
}

/**
 * What does a model learn from some records, and what does it then expect of others? One small model
 * ({@link categoryModel}) for each set of rows that it is taught with, all tried on the same rows, group by group.
 *
 * `happened` is 1 for yes and 0 for no. Edge rules: where one of the models cannot be taught, none is compared: not computed.
 *
 * @throws InputError where a row lies outside the columns.
 *
 * @example
 * const fields = [dictionaryColumn(['A', 'A', 'B', 'B']), dictionaryColumn(['F', 'M', 'F', 'M'])];
 * const rows = { taught: [['all', [0, 1, 2, 3]]], groups: [['A', [0, 1]]] };
 * taughtModels({ fields, happened: Uint8Array.of(1, 0, 1, 0), ...rows }).status // 'not-computed'
 */
export function taughtModels({
  fields,
  happened,
  taught,
  groups,
}: {
  readonly fields: readonly [DictionaryColumn, DictionaryColumn];
  readonly happened: ArrayLike<number>;
  /** The rows that each model is taught with, by name. */
  readonly taught: readonly (readonly [name: string, rows: readonly number[]])[];
  /** The rows that each is tried on, by group. */
  readonly groups: readonly (readonly [group: string, rows: readonly number[]])[];
}): TaughtModelRow[] | NotComputed {
  for (const [name, rows] of [...taught, ...groups]) {
    if (rows === undefined) throw new InputError(`${name} has no rows. Pass a list of them, if need be an empty one.`);
    for (const row of rows)
      if (happened[row] === undefined) throw new InputError(`${name} has no row ${row}. Rows count from 0.`);
  }
  const models = taught.map(([name, rows]) => ({
    name,
    model: categoryModel(fields, rows, (row) => happened[row] === 1),
  }));
  return models.every(({ model }) => isComputed(model))
    ? models.flatMap(({ name, model }) =>
        groups.map(([group, rows]): TaughtModelRow => {
          const score = Float64Array.from(rows, (row) => (isComputed(model) ? model.chanceOf(row) : 0));
          const label = Uint8Array.from(rows, (row) => (happened[row] === 1 ? 1 : 0));
          const all = dictionaryColumn(rows.map(() => group));
          return {
            taught: name,
            group,
            rows: rows.length,
            happened: label.reduce((sum, each) => sum + each, 0),
            expected: score.reduce((sum, each) => sum + each, 0),
            area:
              areasByGroup(scoreCells({ group: all, label, score }))[0]?.area ?? notComputed('nobody is in this group'),
          };
        }),
      )
    : notComputed('the records of an era are too few or too alike to teach a model');
}
