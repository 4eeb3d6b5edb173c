import {
  BLANK_GROUP,
  blankGroup,
  checkedDraws,
  type DictionaryColumn,
  drawMultinomial,
  InputError,
  type RandomStream,
} from '@assay/statistics';
import { SLOTS } from '../cells/cells.ts';
import { type AuditColumns, countCells } from '../cells/count-cells.ts';
import { METRICS, type MetricName, sumOfCellSlots } from '../rate/metric.ts';
import type { MetricReplicates } from './bootstrap-metrics.ts';

/**
 * Where one person has many rows (stops, contacts), rows are not independent. If the same number of people were drawn
 * again, how would every group's rates vary?
 *
 * Whole persons are drawn. Persons with the same rows are alike, so they are counted once as a profile and drawn as one
 * multinomial over profiles: exactly a bootstrap of persons. A row without a person is a person of its own.
 *
 * @throws InputError for weighted rows, or where columns differ in length.
 *
 * Source: Field and Welsh (2007), cluster bootstrap.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'A', 'B']);
 * const columns = { attributes: { group }, label: Uint8Array.of(1, 1, 0, 1), decision: Uint8Array.of(1, 1, 1, 0) };
 * const person = dictionaryColumn(['p', 'p', 'q', 'r']);
 * bootstrapByPerson(columns, 'group', person, ['selectionRate'], randomStream('example')).groups // ['Not recorded', 'A', 'B']
 */
export function bootstrapByPerson(
  columns: AuditColumns,
  attribute: string,
  person: DictionaryColumn,
  metrics: readonly MetricName[],
  random: RandomStream,
  { replicates = 1000, missingGroup = BLANK_GROUP } = {},
): MetricReplicates {
  const group = columns.attributes[attribute];
  if (!group) {
    throw new InputError(
      `unknown attribute: ${attribute}. The columns hold ${Object.keys(columns.attributes).join(', ')}.`,
    );
  }
  if (columns.weights) throw new InputError('persons cannot be drawn from weighted rows. Leave the weights out.');
  if (person.codes.length !== columns.label.length || group.codes.length !== columns.label.length) {
    throw new InputError(
      `columns must be of one length: label has ${columns.label.length}, person ${person.codes.length}. Check the join.`,
    );
  }
  countCells({ ...columns, attributes: { [attribute]: group } });
  checkedDraws(replicates, 'replicates');
  const groups = [blankGroup(group.values, missingGroup), ...group.values];
  const { profiles, counts } = profilesOf(columns, group, person);
  const persons = counts.reduce((sum, count) => sum + count, 0);
  const values = new Float64Array(metrics.length * groups.length * replicates);
  const drawn = new Float64Array(counts.length);
  const cells = new Float64Array(groups.length * SLOTS);
  for (let replicate = 0; replicate < replicates; replicate++) {
    drawMultinomial(random, persons, counts, drawn);
    cells.fill(0);
    for (let profile = 0; profile < profiles.length; profile++) {
      const times = drawn[profile]!;
      if (times > 0) for (const cell of profiles[profile]!) cells[cell]! += times;
    }
    for (const [index, name] of metrics.entries()) {
      for (let g = 0; g < groups.length; g++) {
        const above = sumOfCellSlots(cells, METRICS[name].numeratorSlots, g * SLOTS);
        const below = sumOfCellSlots(cells, METRICS[name].denominatorSlots, g * SLOTS);
        values[(index * groups.length + g) * replicates + replicate] = above / below;
      }
    }
  }
  return { groups, metrics, replicates, values };
}

/** Distinct multisets of cells that a person's rows fall into, and how many persons have each. */
function profilesOf(columns: AuditColumns, group: DictionaryColumn, person: DictionaryColumn) {
  const rowsOf = new Map<number, number[]>();
  const profileOf = new Map<string, number>();
  const profiles: number[][] = [];
  const counts: number[] = [];
  const add = (cells: number[]) => {
    const key = cells.sort((a, b) => a - b).join(',');
    const known = profileOf.get(key);
    if (known !== undefined) counts[known]!++;
    else {
      profileOf.set(key, profiles.length);
      profiles.push(cells);
      counts.push(1);
    }
  };
  for (let row = 0; row < columns.label.length; row++) {
    const cell = (group.codes[row]! + 1) * SLOTS + columns.label[row]! * 4 + columns.decision[row]!;
    const code = person.codes[row]!;
    if (code < 0) add([cell]);
    else if (rowsOf.has(code)) rowsOf.get(code)!.push(cell);
    else rowsOf.set(code, [cell]);
  }
  for (const cells of rowsOf.values()) add(cells);
  return { profiles, counts: Float64Array.from(counts) };
}
