import type { MaybeEstimate, RandomStream } from '@assay/statistics';
import { USUAL_LEVEL } from '@assay/statistics';
import { sumCells } from '../cells/cell-rows.ts';
import type { Cells } from '../cells/cells.ts';
import { type AuditColumns, countCells } from '../cells/count-cells.ts';
import { crossedName, type GroupCells, groupCells } from '../cells/group-cells.ts';
import { METRIC_NAMES, type MetricName } from '../rate/metric.ts';
import { rateOf } from '../rate/rate.ts';
import type { IntervalKind } from '../rate/rate-limits.ts';
import { extremeGroups, type NamedRate } from './extremes.ts';
import type { Scale } from './rate-gap.ts';

export interface AuditOptions {
  /** Attributes to audit one by one; all of them unless stated. Leave strata out. */
  readonly attributes?: readonly string[];
  /** Attributes to cross: `[['ethnicity', 'sex']]`. */
  readonly intersections?: readonly (readonly string[])[];
  readonly metrics?: readonly MetricName[];
  readonly level?: number;
  readonly missingGroup?: string;
  /** `exact` where the interval of a rate must cover at its level at every true rate, not on average; `score` unless stated. */
  readonly intervals?: IntervalKind;
  /** Draws for the simultaneous intervals of extremes; without them the exact ones are given. */
  readonly random?: RandomStream;
}

/** One number of an audit. Every part of an audit has this shape. */
export interface AuditRow {
  /** Attribute, or attributes crossed: `ethnicity × sex`; `everyone` for the overall rows. */
  readonly attribute: string;
  readonly group: string;
  /** The other group of a difference or ratio, else `null`. */
  readonly comparedWith: string | null;
  readonly metric: MetricName;
  /** Counts behind a rate; `null` for differences and ratios. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly estimate: MaybeEstimate;
  /** Groups that an extreme leaves out because they have no such rate. */
  readonly excluded: readonly string[];
}

export interface Audit {
  readonly cells: Cells;
  readonly overall: readonly AuditRow[];
  readonly byGroup: readonly AuditRow[];
  readonly groupMin: readonly AuditRow[];
  readonly groupMax: readonly AuditRow[];
  /** Highest minus lowest rate, named. */
  readonly difference: readonly AuditRow[];
  /** Lowest ÷ highest rate, named. */
  readonly ratio: readonly AuditRow[];
}

/**
 * Who bears a model's errors, and how sure are we?
 *
 * Counts people once by group × outcome × decision, then gives every rate of every group with its Wilson interval, and
 * the extremes with simultaneous intervals, in Fairlearn's words. The missing group is a group. Takes columns, or cells
 * counted elsewhere. Which of these rates ought to be equal is a judgement about harm that no number here makes.
 *
 * @throws InputError where an attribute is unknown, or as {@link countCells}.
 *
 * @example
 * audit(cells).byGroup.find((row) => row.group === 'B' && row.metric === 'truePositiveRate').estimate.value // 0.7273
 */
export function audit(source: AuditColumns | Cells, options: AuditOptions = {}): Audit {
  const { level = USUAL_LEVEL, metrics = METRIC_NAMES, random, intervals = 'score' } = options;
  const cells = 'dimensions' in source ? source : countCells(source, options);
  const single = (options.attributes ?? cells.dimensions.map(({ name }) => name)).map((name) => [name]);
  const groupings = [...single, ...(options.intersections ?? [])].map((names) => ({
    attribute: crossedName(names),
    groups: groupCells(cells, names),
  }));
  const everyone = { attribute: 'everyone', groups: [wholeTable(cells)] };
  const byGroup = groupings.flatMap((grouping) => rateRows(grouping, metrics, level, intervals));
  const extremeRows = (scale: Scale) =>
    groupings.flatMap(({ attribute, groups }) =>
      metrics.map((metric): AuditRow => {
        const rates = groups.map((group): NamedRate => ({ group: group.group, rate: rateOf(group, metric, level) }));
        const stream = random?.split(attribute).split(metric);
        const found = extremeGroups(rates, scale, { level, ...(stream ? { random: stream } : {}) });
        const { highest, lowest, estimate, excluded } = found;
        const [group, comparedWith] = scale === 'difference' ? [highest, lowest] : [lowest, highest];
        return {
          attribute,
          group: group ?? 'none',
          comparedWith,
          metric,
          numerator: null,
          denominator: null,
          estimate,
          excluded,
        };
      }),
    );
  return {
    cells,
    overall: rateRows(everyone, metrics, level, intervals),
    byGroup,
    groupMin: outermost(byGroup, -1),
    groupMax: outermost(byGroup, 1),
    difference: extremeRows('difference'),
    ratio: extremeRows('ratio'),
  };
}

/**
 * Everyone as one group, for rates of the whole table.
 *
 * @example
 * rateOf(wholeTable(cells), 'falsePositiveRate').denominator // 205
 */
export function wholeTable(cells: Cells): GroupCells {
  const { counts, squaredWeights } = sumCells(cells, []);
  return { group: 'everyone', isMissing: false, counts, squaredWeights };
}

interface Grouping {
  readonly attribute: string;
  readonly groups: readonly GroupCells[];
}

function rateRows(
  { attribute, groups }: Grouping,
  metrics: readonly MetricName[],
  level: number,
  intervals: IntervalKind,
): AuditRow[] {
  return groups.flatMap((group) =>
    metrics.map((metric): AuditRow => {
      const { numerator, denominator, estimate } = rateOf(group, metric, level, intervals);
      return {
        attribute,
        group: group.group,
        comparedWith: null,
        metric,
        numerator,
        denominator,
        estimate,
        excluded: [],
      };
    }),
  );
}

/** The row with the lowest (−1) or highest (1) value of each attribute and metric; the groups without a value are listed. */
function outermost(rows: readonly AuditRow[], direction: 1 | -1): AuditRow[] {
  const families = new Map<string, AuditRow[]>();
  for (const row of rows) {
    const key = `${row.attribute}\n${row.metric}`;
    const family = families.get(key);
    if (family) family.push(row);
    else families.set(key, [row]);
  }
  const rankOf = (row: AuditRow) =>
    row.estimate.status === 'computed' ? direction * row.estimate.value : Number.NEGATIVE_INFINITY;
  return [...families.values()].map((family) => {
    const excluded = family.filter(({ estimate }) => estimate.status !== 'computed').map(({ group }) => group);
    return { ...family.reduce((best, row) => (rankOf(row) > rankOf(best) ? row : best)), excluded };
  });
}
