import {
  BLANK_GROUP,
  blankGroup,
  criticalValue,
  type DictionaryColumn,
  InputError,
  notComputed,
  studentQuantile,
  USUAL_LEVEL,
} from '@assay/statistics';
import { type AreaSizes, areaLimits, LEAST_PEOPLE, TOO_FEW } from '../score/area-limits.ts';
import { type AreaRow, areasByGroup } from '../score/delong.ts';
import { scorePlacements } from '../score/placements.ts';
import { type ScoreColumns, scoreCells } from '../score/score-cells.ts';
import { spreadOfPeople } from './spread-of-people.ts';

/**
 * Within each group, how well does the score put rows with the outcome above rows without it, and how sure is that, where
 * rows repeat people?
 *
 * The area of the rows, with its variance between people: the placements of a person's rows are summed, and where a person
 * has rows with and without the outcome their covariance counts. Its limits are those of {@link areaLimits} for as many
 * people as have that variance, never more than there are rows. Five copies of each row give what the rows alone would. A row
 * without a person is a person of its own; without a person column, {@link areasByGroup}.
 *
 * @throws InputError where columns differ in length.
 *
 * Source: Obuchowski (1997), Nonparametric analysis of clustered ROC curve data; Rao and Scott (1992).
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'A', 'A']);
 * const columns = { group, label: Uint8Array.of(1, 1, 0, 0), score: Float64Array.of(3, 2, 2, 1) };
 * areasOfPeople(columns, dictionaryColumn(['p', 'p', 'q', 'q']))[0].area.value // 0.875
 */
export function areasOfPeople(columns: ScoreColumns, person: DictionaryColumn | null, level = USUAL_LEVEL): AreaRow[] {
  const rows = areasByGroup(scoreCells(columns), level);
  if (person === null) return rows;
  const { group, label, score } = columns;
  if (person.codes.length !== score.length) {
    throw new InputError(
      `columns must be of one length: score has ${score.length}, person ${person.codes.length}. Check the join.`,
    );
  }
  const names = [blankGroup(group.values, BLANK_GROUP), ...group.values];
  const members = new Map(rows.map((row) => [row.group, { present: [] as number[], absent: [] as number[] }]));
  for (let row = 0; row < score.length; row++) {
    if (label[row]! >= 2 || Number.isNaN(score[row]!)) continue;
    const own = members.get(names[group.codes[row]! + 1]!)!;
    (label[row] === 1 ? own.present : own.absent).push(row);
  }
  return rows.map((row): AreaRow => {
    if (row.area.status !== 'computed' || row.sizes === null) return row;
    const { present, absent } = members.get(row.group)!;
    const sizes = asPeople(row.sizes, spreadOfPeople(scorePlacements(score, present, absent), present, absent, person));
    const found = sizes === null ? notComputed(TOO_FEW) : areaLimits(sizes, level);
    const interval = 'status' in found ? found : { ...found, method: `${found.method}, between people` };
    return { ...row, area: { ...row.area, interval }, sizes };
  });
}

/** As many people as would have the variance that is between these; `null` where they are too few for an interval. */
function asPeople(rows: AreaSizes, people: ReturnType<typeof spreadOfPeople>): AreaSizes | null {
  if (Math.min(people.positives, people.negatives) < LEAST_PEOPLE || people.variance === null) return null;
  const { variance, effect } = people;
  // Few people show little of how alike the rows of one are, and none do where no pair is out of order: rows of a person
  // are then taken to be all alike.
  const farther =
    (studentQuantile(0.975, Math.min(people.positives, people.negatives) - 1) / criticalValue(USUAL_LEVEL)) ** 2;
  const effectOf = (alike: number) => (effect === null ? alike : Math.max(effect, Math.min(farther * effect, alike)));
  return {
    area: rows.area,
    variance: Math.max(variance, rows.variance ?? 0),
    positives: unrounded(rows.positives / effectOf(people.rowsOfPositive)),
    negatives: unrounded(rows.negatives / effectOf(people.rowsOfNegative)),
  };
}

/** Three people whose rows are alike are three, whatever rounding makes of it. */
const unrounded = (people: number) => (Math.abs(people - LEAST_PEOPLE) < 1e-9 ? LEAST_PEOPLE : people);
