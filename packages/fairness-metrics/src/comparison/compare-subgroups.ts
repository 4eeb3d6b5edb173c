import {
  type DictionaryColumn,
  InputError,
  type MaybeEstimate,
  MISSING_CODE,
  type RandomStream,
  rowsWhere,
  takeRows,
  USUAL_LEVEL,
} from '@assay/statistics';
import { SLOTS } from '../cells/cells.ts';
import { type AuditColumns, countCells } from '../cells/count-cells.ts';
import { crossedName, type GroupCells, groupCells } from '../cells/group-cells.ts';
import { rowsOfColumns } from '../cells/rows-of-columns.ts';
import { clusteredAgainstRest } from '../people/clustered-against-rest.ts';
import type { MetricName } from '../rate/metric.ts';
import { type Rate, rateOf } from '../rate/rate.ts';
import { type Judgement, judgeFamily } from './judge-family.ts';
import { gapInterval, rateGap } from './rate-gap.ts';
import { sameRateTest } from './same-rate-test.ts';

export interface SubgroupRow extends Judgement {
  /** The attributes crossed: `ethnicity × sex`. */
  readonly attribute: string;
  readonly group: string;
  /** In the half that was kept back: everything here comes from it alone. */
  readonly rate: Rate;
  readonly restRate: Rate;
  /** The group's rate minus everyone else's. */
  readonly estimate: MaybeEstimate;
}

export interface SubgroupSearch {
  /** Groups of all crossings, and those with enough people in both halves to be looked at. */
  readonly considered: number;
  readonly largeEnough: number;
  /** The groups that stood out in the first half, as the second half shows them. */
  readonly rows: readonly SubgroupRow[];
}

/**
 * Is there a group, by any crossing of what is recorded, that the model treats unlike everyone else?
 *
 * Honest search: people are split in two by lot. In one half all groups of all crossings with at least `minimumPeople` in the
 * rate are ranked by their test against everyone else; the `candidates` that stand out most are then compared in the other
 * half, which took no part in choosing them, judged as one family. Whatever was searched, a false alarm comes in at most
 * 1 − level of searches. A group too small for the search is not cleared by it: `considered` and `largeEnough` say how many.
 *
 * Where rows repeat people, `cluster` says who each is about: a person is kept whole in one half, and counts once both for what
 * is large enough and in every test.
 *
 * @throws InputError where rows are weighted or a limit is no whole number above 0.
 *
 * Source: Athey and Imbens (2016) on honest splitting; Holm (1979).
 *
 * @example
 * const columns = { attributes: { group: dictionaryColumn(['A', 'B']) }, label: Uint8Array.of(0, 0), decision: Uint8Array.of(0, 1) };
 * compareSubgroups(columns, 'selectionRate', randomStream('example')).largeEnough // 0
 */
export function compareSubgroups(
  columns: AuditColumns,
  metric: MetricName,
  random: RandomStream,
  options: {
    /** Attributes crossed at most. Default 3. */
    readonly depth?: number;
    /** People in the denominator of the rate, in each half. Default 30. */
    readonly minimumPeople?: number;
    /** Groups taken to the second half. Default 5. */
    readonly candidates?: number;
    readonly level?: number;
    readonly missingGroup?: string;
    /** Who each row is about, where rows repeat people; a row without one is a person of its own. */
    readonly cluster?: DictionaryColumn | null;
  } = {},
): SubgroupSearch {
  const { depth = 3, minimumPeople = 30, candidates = 5, level = USUAL_LEVEL, missingGroup = 'Missing' } = options;
  const cluster = options.cluster ?? null;
  for (const [name, value] of Object.entries({ depth, minimumPeople, candidates })) {
    if (!(value >= 1 && Number.isInteger(value))) {
      throw new InputError(`${name} must be a whole number above 0: ${value}. Pass e.g. 3.`);
    }
  }
  if (columns.weights) throw new InputError('weighted rows cannot be split by lot. Leave the weights out.');
  const half = halvesByLot(columns.label.length, cluster, random);
  const halves = [0, 1].map((side) => {
    const rows = rowsWhere(half, (each) => each === side);
    const own = rowsOfColumns(columns, rows);
    return {
      own,
      // Counted anew for each crossing: all attributes at once may be more combinations than can be counted.
      groups: (names: readonly string[]) => {
        const attributes = Object.fromEntries(names.map((name) => [name, own.attributes[name]!]));
        return groupCells(countCells({ ...own, attributes }, { missingGroup }), names);
      },
      cluster: cluster === null ? null : takeRows(cluster, rows),
    };
  });
  const [all, allLater] = halves.map(({ groups }) => groups([])[0]);
  const crossings = subsets(Object.keys(columns.attributes), depth);
  let considered = 0;
  const found = crossings.flatMap((names) => {
    const [own, later] = halves.map(({ groups }) => groups(names)) as [GroupCells[], GroupCells[]];
    considered += new Set([...own, ...later].map(({ group }) => group)).size;
    return own.flatMap((group) => {
      const again = later.find((other) => other.group === group.group);
      if (!again || !all || !allLater) return [];
      const [rate, rest] = [rateOf(group, metric, level), rateOf(without(all, group), metric, level)];
      const [kept, keptRest] = [rateOf(again, metric, level), rateOf(without(allLater, again), metric, level)];
      if (Math.min(rate.denominator, kept.denominator, rest.denominator, keptRest.denominator) < minimumPeople)
        return [];
      const member = { attribute: crossedName(names), group: group.group };
      if (cluster !== null) {
        const [chosenBy, shown] = halves.map(({ own: rows, cluster: people }) =>
          clusteredAgainstRest(rows, people!, names, group.group, { metric, level, missingGroup }),
        );
        if (Math.min(...[chosenBy!, shown!].flatMap(({ people, restPeople }) => [people, restPeople])) < minimumPeople)
          return [];
        return [{ ...member, pValue: pOf(chosenBy!.gap.test), ...shown! }];
      }
      const gap = {
        intervalAt: (at: number) => gapInterval(kept, keptRest, 'difference', at),
        test: sameRateTest(kept, keptRest),
      };
      const estimate = rateGap(kept, keptRest, 'difference', level);
      return [{ ...member, pValue: pOf(sameRateTest(rate, rest)), rate: kept, restRate: keptRest, gap, estimate }];
    });
  });
  const chosen = found.toSorted((a, b) => a.pValue - b.pValue).slice(0, candidates);
  const judgements = judgeFamily(
    chosen.map(({ gap }) => gap),
    { scale: 'difference', level, adjustment: 'holm', margin: undefined },
  );
  const rows = chosen.map(
    ({ attribute, group, rate, restRate, estimate }, index): SubgroupRow => ({
      attribute,
      group,
      rate,
      restRate,
      estimate,
      ...judgements[index]!,
    }),
  );
  return { considered, largeEnough: found.length, rows };
}

const pOf = (test: ReturnType<typeof sameRateTest>) => (test.status === 'computed' ? test.pValue : 1);

/** A half for each row by lot; all rows of one person are in one half. */
function halvesByLot(rows: number, cluster: DictionaryColumn | null, random: RandomStream): Uint8Array {
  const lot = () => (random.next() < 0.5 ? 0 : 1);
  if (cluster === null) return Uint8Array.from({ length: rows }, lot);
  const ofPerson = Uint8Array.from(cluster.values, lot);
  return Uint8Array.from(cluster.codes, (code) => (code === MISSING_CODE ? lot() : ofPerson[code]!));
}

function subsets(names: readonly string[], depth: number): string[][] {
  let found: string[][] = [[]];
  for (const name of names)
    found = [...found, ...found.filter((each) => each.length < depth).map((each) => [...each, name])];
  return found.filter((each) => each.length > 0);
}

function without(all: GroupCells, group: GroupCells): GroupCells {
  const counts = Float64Array.from({ length: SLOTS }, (_, slot) => all.counts[slot]! - group.counts[slot]!);
  return { group: 'everyone else', isMissing: false, counts, squaredWeights: null };
}
