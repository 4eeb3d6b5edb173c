import { type DictionaryColumn, isComputed, type NotComputed, notComputed, type RandomStream } from '@assay/statistics';
import { areaTest } from '../score/delong.ts';
import type { ScoreColumns } from '../score/score-cells.ts';
import { abrocaOfPeople } from './abroca-of-people.ts';
import { areasOfPeople } from './areas-of-people.ts';

/** How differently a score orders one group from the group that others are compared with. */
export interface AreaGap {
  readonly group: string;
  /** AUC of the group minus that of the reference group, and the chance of so wide a gap if both were ordered equally well. */
  readonly difference: number | NotComputed;
  readonly pValue: number | NotComputed;
  /** Area between the two curves, and what chance alone stays below. */
  readonly between: number | NotComputed;
  readonly chanceLimit: number | NotComputed;
  /** Rows of known outcome in both groups. */
  readonly rows: number;
  /** Rows of the smallest part of them: those to whom it happened or did not, in either group. */
  readonly fewest: number;
}

/**
 * Does the score order the people of each group as well as those of the group that others are compared with?
 *
 * Every group but the reference group: the difference of areas with {@link areaTest}, and the area between the curves with
 * {@link abrocaOfPeople}. Without a reference group of known outcomes every gap is not computed; one group alone has no gap at all.
 *
 * @param random A stream for each group, so that no group's draws depend on which others there are.
 * @throws InputError where columns differ in length.
 *
 * @example
 * const columns = { group: dictionaryColumn(['A', 'A', 'B', 'B']), label: Uint8Array.of(1, 0, 1, 0), score: Float64Array.of(0.9, 0.1, 0.1, 0.9) };
 * areaGapsOfPeople(columns, null, 'A', randomStream)[0].between // 1
 */
export function areaGapsOfPeople(
  columns: ScoreColumns,
  person: DictionaryColumn | null,
  reference: string,
  random: (group: string) => RandomStream,
): AreaGap[] | NotComputed {
  const areas = areasOfPeople(columns, person);
  if (areas.length < 2) return notComputed('only one group has scores of known outcome');
  const base = areas.find(({ group }) => group === reference);
  const none = notComputed('the group compared with has no scores of known outcome');
  return areas
    .filter((area) => area !== base)
    .map((area): AreaGap => {
      const own = {
        group: area.group,
        rows: area.positives + area.negatives,
        fewest: Math.min(area.positives, area.negatives),
      };
      if (base === undefined) return { ...own, difference: none, pValue: none, between: none, chanceLimit: none };
      const test = areaTest(area, base);
      const curves = abrocaOfPeople(columns, person, area.group, base.group, random(area.group));
      return {
        group: own.group,
        difference: isComputed(test) ? test.difference : test,
        pValue: isComputed(test) ? test.pValue : test,
        between: isComputed(curves) ? curves.value : curves,
        chanceLimit: isComputed(curves) ? curves.chanceLimit : curves,
        rows: own.rows + base.positives + base.negatives,
        fewest: Math.min(own.fewest, base.positives, base.negatives),
      };
    });
}
