import { checkedAmounts, exactSum, isComputed, type NotComputed } from '@assay/statistics';
import type { ScoredPeople } from './scored-people.ts';

/** One thing that a file may say of people: whether it does, and of how many. */
export interface KnownOfPeople {
  readonly what: 'Group' | 'Score' | 'Decision' | 'Flagged, as this report counts it' | 'What happened';
  readonly given: boolean;
  readonly known: number;
}

/**
 * What does a file of scored people say, and of how many of them? What is not known of somebody is left out of every number that
 * needs it.
 *
 * @param flagged whom a report counts as flagged: 1 yes, 0 no, 2 not known; or why nobody is.
 *
 * @throws InputError where a count of answers is no number.
 *
 * @example
 * const choices = { flaggedWords: '', happenedWords: '', groupWords: 'as written', reference: '', mayBeUnread: false };
 * knownOfPeople(scoredPeople(registers.scored, choices), Uint8Array.of(1, 0, 2)).map(({ known }) => known) // [3, 2, 3, 2, 2]
 */
export function knownOfPeople(
  { division, score, decided, outcome }: Pick<ScoredPeople, 'division' | 'score' | 'decided' | 'outcome'>,
  flagged: Uint8Array | NotComputed,
): KnownOfPeople[] {
  const count = (values: ArrayLike<number>, isKnown: (value: number, row: number) => boolean) =>
    Array.from(values).filter(isKnown).length;
  const [isGrouped, isScored, isFlagged] = [
    isComputed(division),
    ArrayBuffer.isView(score),
    ArrayBuffer.isView(flagged),
  ];
  const answered = (answers: ScoredPeople['decided']) =>
    'values' in answers ? exactSum(checkedAmounts([answers.yes, answers.no], 'answers')) : 0;
  const stated = isComputed(division)
    ? count(division.groups.codes, (code) => division.groups.kinds[code] === 'stated')
    : 0;
  return [
    { what: 'Group', given: isGrouped, known: stated },
    {
      what: 'Score',
      given: isScored,
      known: isScored ? count(score as Float64Array, (each) => !Number.isNaN(each)) : 0,
    },
    { what: 'Decision', given: 'values' in decided, known: answered(decided) },
    {
      what: 'Flagged, as this report counts it',
      given: isFlagged,
      known: isFlagged ? count(flagged as Uint8Array, (each) => each < 2) : 0,
    },
    { what: 'What happened', given: 'values' in outcome, known: answered(outcome) },
  ];
}
