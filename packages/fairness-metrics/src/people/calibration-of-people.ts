import { BLANK_GROUP, blankGroup, type DictionaryColumn, type NotComputed, type RandomStream } from '@assay/statistics';
import { type CalibrationOptions, type CalibrationResult, calibration } from '../score/calibration.ts';
import { type ScoreColumns, scoreCells } from '../score/score-cells.ts';
import type { AuditedRows } from './audited-rows.ts';
import { rowsOfPeople } from './rows-of-people.ts';

/**
 * Does a score of 30 in 100 mean 30 in 100 in every group, where rows repeat people?
 *
 * {@link calibration} of the rows, its ranges and what chance gives widened by how much more outcomes less scores vary between
 * people than between rows: the variance of their sums by person over that of as many rows, at least 1. Where rows of a
 * person are alike, five of them widen as one person does; all rows of one person count as one. Without a person column,
 * {@link calibration}.
 *
 * @throws InputError where columns differ in length.
 *
 * Source: Rao and Scott (1992); linearised variance of a total, Cochran (1977).
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'A', 'A']);
 * const columns = { group, label: Uint8Array.of(1, 1, 0, 0), score: Float64Array.of(0.6, 0.6, 0.4, 0.4) };
 * const person = dictionaryColumn(['p', 'p', 'q', 'q']);
 * calibrationOfPeople(columns, person, randomStream('example'), { replicates: 99 }).byGroup[0].expected // 2
 */
export function calibrationOfPeople(
  columns: ScoreColumns,
  person: DictionaryColumn | null,
  random: RandomStream,
  options: Omit<CalibrationOptions, 'designEffects'> = {},
): CalibrationResult | NotComputed {
  const cells = scoreCells(columns);
  if (person === null) return calibration(cells, random, options);
  return calibration(cells, random, { ...options, designEffects: effectsByGroup(columns, person) });
}

function effectsByGroup({ group, label, score }: ScoreColumns, person: DictionaryColumn): ReadonlyMap<string, number> {
  const names = [blankGroup(group.values, BLANK_GROUP), ...group.values];
  const members = names.map(() => [] as number[]);
  for (let row = 0; row < score.length; row++) {
    if (label[row]! < 2 && !Number.isNaN(score[row]!)) members[group.codes[row]! + 1]!.push(row);
  }
  return new Map(members.map((rows, at) => [names[at]!, effectOf(rows, label, score, person)]));
}

function effectOf(
  rows: readonly number[],
  label: Uint8Array,
  score: ScoreColumns['score'],
  person: DictionaryColumn,
): number {
  const gap = (row: number) => label[row]! - score[row]!;
  const mean = rows.reduce((sum, row) => sum + gap(row), 0) / rows.length;
  const sums = new Map<number, number>();
  let ofRows = 0;
  for (const row of rows) {
    const code = person.codes[row]! < 0 ? -1 - row : person.codes[row]!;
    sums.set(code, (sums.get(code) ?? 0) + gap(row) - mean);
    ofRows += (gap(row) - mean) ** 2;
  }
  // Sums that do not vary, and the sum of one person alone, which is none, tell nothing of how people vary.
  if (ofRows === 0 || sums.size < 2) return Math.max(1, rows.length / Math.max(1, sums.size));
  const ofPeople = [...sums.values()].reduce((sum, each) => sum + each * each, 0);
  // Rows and people alike lose a degree of freedom, which cancels where each row is a person.
  const few = sums.size / (sums.size - 1) / (rows.length / (rows.length - 1));
  return Math.max(1, (few * ofPeople) / ofRows);
}

/**
 * What is said beside a calibration: that scores were put into bins, and that rows repeat people, where they do.
 *
 * @example
 * calibrationLimits({ isOfBins: false }, { person: null }) // []
 */
export function calibrationLimits(
  result: Pick<CalibrationResult, 'isOfBins'> | NotComputed,
  people: Pick<AuditedRows, 'person'>,
): readonly string[] {
  const isOfBins = !('status' in result) && result.isOfBins;
  return [
    ...(isOfBins
      ? ['There are so many different scores that they were put into bins: each person counts with the mean of a bin.']
      : []),
    ...rowsOfPeople(people),
  ];
}
