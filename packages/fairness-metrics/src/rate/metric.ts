import { SLOTS } from '../cells/cells.ts';

/** The rates that are shares of people, each with what it counts and out of whom. */
export type MetricName =
  | 'selectionRate'
  | 'prevalence'
  | 'truePositiveRate'
  | 'falsePositiveRate'
  | 'falseNegativeRate'
  | 'trueNegativeRate'
  | 'positivePredictiveValue'
  | 'negativePredictiveValue'
  | 'falseDiscoveryRate'
  | 'falseOmissionRate'
  | 'accuracy';

/** A rate as two sets of slots: a bit per slot (label × 4 + decision). */
export interface Metric {
  readonly name: MetricName;
  /** Plain words: what share of whom. */
  readonly meaning: string;
  readonly denominatorLabel: string;
  readonly numeratorSlots: number;
  readonly denominatorSlots: number;
}

const slot = (label: number, decision: number) => 1 << (label * 4 + decision);
export const TRUE_NEGATIVE = 0;
export const FALSE_POSITIVE = 1;
export const FALSE_NEGATIVE = 4;
export const TRUE_POSITIVE = 5;
const tn = slot(0, 0);
const fp = slot(0, 1);
const fn = slot(1, 0);
const tp = slot(1, 1);
const flagged = slot(0, 1) | slot(1, 1) | slot(2, 1);
const notFlagged = slot(0, 0) | slot(1, 0) | slot(2, 0);
const labelled = (label: number) => slot(label, 0) | slot(label, 1) | slot(label, 2);

function metric(
  name: MetricName,
  meaning: string,
  denominatorLabel: string,
  numeratorSlots: number,
  denominatorSlots: number,
): Metric {
  return { name, meaning, denominatorLabel, numeratorSlots, denominatorSlots };
}

/**
 * Every rate of the confusion table. Selection rate counts rows with an unknown label too, prevalence rows with an unknown
 * decision: each uses everyone it can.
 */
export const METRICS: Readonly<Record<MetricName, Metric>> = {
  selectionRate: metric(
    'selectionRate',
    'share of people who are flagged',
    'people with a decision',
    flagged,
    flagged | notFlagged,
  ),
  prevalence: metric(
    'prevalence',
    'share of people to whom the outcome happened',
    'people with a known outcome',
    labelled(1),
    labelled(0) | labelled(1),
  ),
  truePositiveRate: metric(
    'truePositiveRate',
    'of people to whom the outcome happened, share flagged',
    'people to whom the outcome happened',
    tp,
    tp | fn,
  ),
  falsePositiveRate: metric(
    'falsePositiveRate',
    'of people to whom the outcome did not happen, share flagged',
    'people to whom the outcome did not happen',
    fp,
    fp | tn,
  ),
  falseNegativeRate: metric(
    'falseNegativeRate',
    'of people to whom the outcome happened, share not flagged',
    'people to whom the outcome happened',
    fn,
    tp | fn,
  ),
  trueNegativeRate: metric(
    'trueNegativeRate',
    'of people to whom the outcome did not happen, share not flagged',
    'people to whom the outcome did not happen',
    tn,
    fp | tn,
  ),
  positivePredictiveValue: metric(
    'positivePredictiveValue',
    'of people flagged, share to whom the outcome happened',
    'people flagged, outcome known',
    tp,
    tp | fp,
  ),
  negativePredictiveValue: metric(
    'negativePredictiveValue',
    'of people not flagged, share to whom the outcome did not happen',
    'people not flagged, outcome known',
    tn,
    tn | fn,
  ),
  falseDiscoveryRate: metric(
    'falseDiscoveryRate',
    'of people flagged, share to whom the outcome did not happen',
    'people flagged, outcome known',
    fp,
    tp | fp,
  ),
  falseOmissionRate: metric(
    'falseOmissionRate',
    'of people not flagged, share to whom the outcome happened',
    'people not flagged, outcome known',
    fn,
    tn | fn,
  ),
  accuracy: metric(
    'accuracy',
    'share of people for whom the flag and the outcome agree',
    'people with a decision and a known outcome',
    tp | tn,
    tp | tn | fp | fn,
  ),
};

export const METRIC_NAMES = Object.keys(METRICS) as readonly MetricName[];

/** Sum of the slots named by the bits, at an offset into a table of cells. */
export function sumOfCellSlots(counts: ArrayLike<number>, bits: number, offset = 0): number {
  let sum = 0;
  for (let index = 0; index < SLOTS; index++) if (bits & (1 << index)) sum += counts[offset + index]!;
  return sum;
}
