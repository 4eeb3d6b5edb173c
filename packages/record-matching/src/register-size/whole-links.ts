import { checkedAmounts, checkedLevel, type Estimate, type Interval, notComputed } from '@assay/statistics';
import type { LiveLinks, Predicted } from './register-at-live-size.ts';

/** What a tolerance links in a register of some size, in whole links that add up. */
export interface RegisterLinks {
  readonly records: number;
  readonly wrong: Estimate | number;
  /** Of the wrong ones; `null` where they were counted and not told apart. */
  readonly strangers: Estimate | null;
  readonly sameBirth: Estimate | null;
  readonly right: number;
  readonly links: number;
  /** `null` where nothing is linked. */
  readonly wrongShare: Estimate | null;
}

/**
 * What is a tolerance expected to link in the live register, in whole links that add up?
 *
 * Every number is rounded once: strangers and people of one birth sum to the wrong links, wrong and right to all, and the
 * share is of those, unless rounding takes it out of its range: then it is as predicted. Ranges are as predicted.
 *
 * @throws InputError where a number or an end of its range is none, or below 0.
 *
 * @example
 * const interval = { low: 0, high: 9, level: 0.95, method: 'invented' };
 * const of = (value) => ({ value, interval });
 * const links = { records: 14, wrong: of(2.4), strangers: of(1.6), sameBirth: of(0.8), right: of(5.7), wrongShare: of(0.3) };
 * wholeLinks(links).wrongShare.value // 0.25
 */
export function wholeLinks({ records, wrong, strangers, sameBirth, right, wrongShare }: LiveLinks): RegisterLinks {
  checkedAmounts([records], 'records');
  for (const each of [wrong, strangers, sameBirth, right, ...(wrongShare === null ? [] : [wrongShare])])
    checkPredicted(each);
  const [wrongLinks, rightLinks] = [Math.round(wrong.value), Math.round(right.value)];
  const links = wrongLinks + rightLinks;
  return {
    records,
    wrong: rounded(wrong),
    strangers: rounded(strangers),
    sameBirth: { ...rounded(sameBirth), value: Math.max(0, wrongLinks - Math.round(strangers.value)) },
    right: rightLinks,
    links,
    wrongShare: links === 0 ? null : shareOfWhole(wrongLinks / links, wrongShare),
  };
}

/**
 * What a tolerance was counted to link in a register, in the form of {@link wholeLinks}.
 *
 * @throws InputError where a count is none, or below 0.
 *
 * @example
 * countedLinks({ records: 7, wrong: 1, right: 3 }).wrongShare.value // 0.25
 */
export function countedLinks(counts: {
  readonly records: number;
  readonly wrong: number;
  readonly right: number;
}): RegisterLinks {
  checkedAmounts([counts.records, counts.wrong, counts.right], 'links');
  const links = counts.wrong + counts.right;
  return {
    ...counts,
    strangers: null,
    sameBirth: null,
    links,
    wrongShare:
      links === 0
        ? null
        : { status: 'computed', value: counts.wrong / links, interval: notComputed('every link was counted') },
  };
}

/** A register of some size, and how many pairs counted here each of its numbers rests on. */
export interface RegisterSize extends RegisterLinks {
  readonly behind: Readonly<Record<'wrong' | 'right' | 'links', number>>;
}

/**
 * What does a tolerance link here, and what in each larger register, with what each number rests on?
 *
 * Here it is counted: wrong links rest on themselves. Predicted ones rest on every record, for decoys and twins are sought
 * among all; right links on those counted here.
 *
 * @throws InputError as {@link countedLinks} and {@link wholeLinks} do.
 *
 * @example
 * linksAsItGrows({ records: 7, wrong: 1, right: 3 }, [])[0].behind // { wrong: 1, right: 3, links: 4 }
 */
export function linksAsItGrows(
  here: Parameters<typeof countedLinks>[0],
  predicted: readonly LiveLinks[],
): [RegisterSize, ...RegisterSize[]] {
  const counted = countedLinks(here);
  const { records, wrong, right } = here;
  return [
    { ...counted, behind: { wrong, right, links: counted.links } },
    ...predicted.map((each) => ({ ...wholeLinks(each), behind: { wrong: records, right, links: right } })),
  ];
}

/**
 * How many whole people is that? The number rounded, its range outward, so that it covers no less.
 *
 * @throws InputError where the number or an end of its range is none, or below 0.
 *
 * @example
 * wholePeople(2.4, { low: 1.7, high: 3.1, level: 0.95, method: 'invented' }).interval.high // 4
 */
export function wholePeople(value: number, interval: Interval): Estimate {
  checkPredicted({ value, interval });
  const { low, high } = interval;
  return {
    status: 'computed',
    value: Math.round(value),
    interval: { ...interval, low: Math.floor(low), high: high === null ? null : Math.ceil(high) },
  };
}

function checkPredicted({ value, interval }: Predicted): void {
  const { low, high } = interval;
  checkedLevel(interval);
  checkedAmounts(high === null ? [value, low] : [value, low, high], 'predicted numbers');
}

/** Where rounding to whole links leaves the range, as of none in so many, the share as predicted. */
function shareOfWhole(share: number, predicted: Predicted | null): Estimate {
  if (predicted === null) {
    return { status: 'computed', value: share, interval: notComputed('no interval can be given') };
  }
  const { value, interval } = predicted;
  const isWithin = share >= interval.low && (interval.high === null || share <= interval.high);
  return { status: 'computed', value: isWithin ? share : value, interval };
}

function rounded({ value, interval }: Predicted): Estimate {
  return { status: 'computed', value: Math.round(value), interval };
}
