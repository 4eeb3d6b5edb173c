import { InputError, type NotComputed, notComputed, type RandomStream, romanoWolf } from '@assay/statistics';
import { bootstrapMetrics } from '../bootstrap/bootstrap-metrics.ts';
import type { GroupCells } from '../cells/group-cells.ts';
import type { MetricName } from '../rate/metric.ts';
import { rateOf, rateValue } from '../rate/rate.ts';

/** One comparison of a family: a rate of one group minus that of another. */
export interface FamilyMember {
  readonly group: string;
  readonly comparedWith: string;
  readonly metric: MetricName;
}

/**
 * Many rates of many groups were compared on the same people: which gaps stand, allowing for how they move together?
 *
 * Romano–Wolf step-down p-values from one bootstrap of the cells: every gap of a replicate, centred on the gap observed
 * and divided by its bootstrap standard error. Less strict than Holm where comparisons share people, as FPR and PPV of
 * one group do. A gap that some replicates cannot compute, or that never varies, is not computed and no part of the
 * family.
 *
 * @throws InputError where a member of the family names an unknown group.
 *
 * Source: Romano and Wolf (2005).
 *
 * @example
 * const family = [{ group: 'B', comparedWith: 'A', metric: 'falsePositiveRate' }];
 * romanoWolfAdjustment(groups, family, randomStream('example'), { replicates: 999 }) // [0.016]
 */
export function romanoWolfAdjustment(
  groups: readonly GroupCells[],
  family: readonly FamilyMember[],
  random: RandomStream,
  { replicates = 2000 } = {},
): (number | NotComputed)[] {
  const metrics = [...new Set(family.map(({ metric }) => metric))];
  const table = bootstrapMetrics(groups, metrics, random, { replicates });
  const placeOf = (metric: MetricName, name: string) => {
    const group = table.groups.indexOf(name);
    if (group < 0) throw new InputError(`no group is named ${name}. The groups are ${table.groups.join(', ')}.`);
    return (metrics.indexOf(metric) * groups.length + group) * replicates;
  };
  const gaps = family.map(({ group, comparedWith, metric }) => {
    const [a, b] = [placeOf(metric, group), placeOf(metric, comparedWith)];
    const drawn = Float64Array.from({ length: replicates }, (_, r) => table.values[a + r]! - table.values[b + r]!);
    const value = (name: string) => rateValue(rateOf(groups[table.groups.indexOf(name)]!, metric));
    const [own, other] = [value(group), value(comparedWith)];
    const error = deviation(drawn);
    return own === null || other === null || !(error > 0) ? null : { observed: own - other, drawn, error };
  });
  const usable = gaps.filter((gap) => gap !== null);
  const values = new Float64Array(usable.length * replicates);
  for (const [test, { observed, drawn, error }] of usable.entries()) {
    for (let r = 0; r < replicates; r++) values[r * usable.length + test] = (drawn[r]! - observed) / error;
  }
  const statistics = usable.map(({ observed, error }) => observed / error);
  const adjusted = usable.length === 0 ? [] : romanoWolf(statistics, { tests: usable.length, values });
  let next = 0;
  return gaps.map((gap) =>
    gap === null
      ? notComputed('a replicate has nobody to compute this gap from, or it never varies')
      : adjusted[next++]!,
  );
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
