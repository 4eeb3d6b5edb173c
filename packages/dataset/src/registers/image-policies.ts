import { type DictionaryColumn, type NotComputed, notComputed, rowsWhere } from '@assay/statistics';
import { rowsByGroup } from '../code-list/groups-of.ts';
import { saysOneOf } from '../code-list/listed-words.ts';
import type { FollowedByDisposal, ImageDecisions } from './image-decisions.ts';

/** What one policy would have made of the recorded cases. */
export interface ImagePolicy {
  readonly policy: string;
  readonly uploaded: number;
  readonly criminal: number;
  /** Cases met with support or a resolution: those recorded so, and those whose criminal outcome the policy takes away. */
  readonly support: number;
  /** `null` where the file does not say of any case whether one was taken. */
  readonly devices: number | null;
  /** Days that each device taken was held, where it is known, from the most down; `null` where it is known of none. */
  readonly days: readonly number[] | null;
}

type Seized = Pick<ImageDecisions, 'daysSeized'>;

/** For how many days were devices held in these cases, case by case where it is known? */
function daysHeld({ daysSeized }: Seized, rows: readonly number[]): number[] {
  return rows.map((row) => daysSeized[row]!).filter((days) => !Number.isNaN(days));
}

/** As yes and no are read: 2 where it is not recorded. */
const UNKNOWN = 2;

/**
 * For how many days were devices held, by what followed? Not computed where of none it is known.
 *
 * @example
 * daysHeldBy(imageDecisions(registers.images))[0].days // [0]
 */
export function daysHeldBy(
  cases: Pick<ImageDecisions, 'disposal'> & Seized,
): { readonly disposal: string; readonly days: readonly number[] }[] | NotComputed {
  if (cases.daysSeized.every(Number.isNaN))
    return notComputed('the file does not say of any device how long it was held');
  return rowsByGroup(cases.disposal).map(([disposal, rows]) => ({ disposal, days: daysHeld(cases, rows) }));
}

const CONSENSUAL = 'consensual, no aggravation';

/** 1 for cases that somebody recorded as consensual and without aggravation, in these words. */
const consensualCases = (context: DictionaryColumn) => saysOneOf(context, [CONSENSUAL]);

/**
 * Which policies can nobody tell of these cases, and why? Contexts are a force's own words: where none is "consensual, no aggravation",
 * nobody knows which cases a policy for those would spare.
 *
 * @example
 * policiesLeftOut({ context: dictionaryColumn(['other']) }).length // 1
 */
export function policiesLeftOut({ context }: Pick<ImageDecisions, 'context'>): string[] {
  return consensualCases(context).includes(1)
    ? []
    : [`No case has the context “${CONSENSUAL}”: policies for such cases are left out.`];
}

type Whom = (row: number) => boolean;
type Choice = readonly [policy: string, upload: Whom, criminal: Whom, seize: Whom];

/**
 * What would other policies have made of the same cases? As it was; all images uploaded; and besides, no criminal outcome, no device
 * taken, or neither, of consensual cases without aggravation or of all. Without such cases those for them are left out.
 *
 * A recount: nobody changes their conduct, and of what is not recorded nothing is counted.
 *
 * @param followed what followed for the young person, case by case.
 *
 * @example
 * const cases = imageDecisions(registers.images);
 * imagePolicies(cases, cases.followed).map(({ uploaded }) => uploaded) // [1, 2, 2, 2, 2]
 */
export function imagePolicies(
  cases: Pick<ImageDecisions, 'context' | 'uploaded' | 'seized'> & Seized,
  followed: FollowedByDisposal,
): ImagePolicy[] {
  const isConsensual = consensualCases(cases.context);
  const [all, none] = [() => true, () => false];
  const recorded = (row: number) => cases.uploaded[row] === 1;
  const others = (row: number) => isConsensual[row] !== 1;
  const consensual: readonly Choice[] = [
    ['upload all; consensual cases: support, no criminal outcome', all, others, all],
    ['upload all; consensual cases: support, devices kept', all, others, others],
  ];
  // Whose image is uploaded; of criminal outcomes and of devices taken, which remain.
  const choices: readonly Choice[] = [
    ['as it was', recorded, all, all],
    ['upload all, else as it was', all, all, all],
    ...(isConsensual.includes(1) ? consensual : []),
    ['upload all; no criminal outcome, no device taken', all, none, none],
  ];
  const everyone = rowsWhere(cases.uploaded, () => true);
  const isSeizureKnown = cases.seized.some((seized) => seized !== UNKNOWN);
  const areDaysKnown = isSeizureKnown && daysHeld(cases, everyone).length > 0;
  const charged = everyone.filter((row) => followed.criminal[row] === 1);
  const supported = everyone.filter((row) => followed.support[row] === 1).length;
  return choices.map(([policy, upload, criminal, seize]) => {
    const taken = everyone.filter((row) => cases.seized[row] === 1 && seize(row));
    return {
      policy,
      uploaded: everyone.filter(upload).length,
      criminal: charged.filter(criminal).length,
      support: supported + charged.filter((row) => !criminal(row)).length,
      devices: isSeizureKnown ? taken.length : null,
      days: areDaysKnown ? daysHeld(cases, taken).sort((a, b) => b - a) : null,
    };
  });
}
