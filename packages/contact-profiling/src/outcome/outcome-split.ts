import {
  blankGroup,
  type DictionaryColumn,
  InputError,
  type MaybeEstimate,
  MISSING_CODE,
  wilsonInterval,
} from '@assay/statistics';

export interface OutcomeSplitRow {
  readonly group: string;
  readonly outcome: string;
  readonly flags: number;
  readonly total: number;
  readonly share: MaybeEstimate;
}

/**
 * What does a flag lead to: support, enforcement, or nothing? Every group's flags (by label, ethnicity, area) by outcome,
 * with Wilson's interval; what is not recorded is an outcome and a group of its own.
 *
 * @throws InputError where columns differ in length.
 *
 * @example
 * outcomeSplit(dictionaryColumn(['a', 'a']), dictionaryColumn(['support', null]))[0].flags // 1
 */
export function outcomeSplit(group: DictionaryColumn, outcome: DictionaryColumn): OutcomeSplitRow[] {
  if (group.codes.length !== outcome.codes.length) {
    throw new InputError(
      `groups and outcomes must have the same length: ${group.codes.length} and ${outcome.codes.length}.`,
    );
  }
  const groups = [...group.values, blankGroup(group.values)];
  const outcomes = [...outcome.values, blankGroup(outcome.values)];
  const counts = new Int32Array(groups.length * outcomes.length);
  for (let row = 0; row < group.codes.length; row++) {
    const g = group.codes[row] === MISSING_CODE ? groups.length - 1 : group.codes[row]!;
    const o = outcome.codes[row] === MISSING_CODE ? outcomes.length - 1 : outcome.codes[row]!;
    counts[g * outcomes.length + o]!++;
  }
  const lastUsed = outcomes.findLastIndex((_, o) => groups.some((_, g) => counts[g * outcomes.length + o]! > 0));
  return groups.flatMap((name, g) => {
    const own = counts.subarray(g * outcomes.length, (g + 1) * outcomes.length);
    const total = own.reduce((sum, count) => sum + count, 0);
    if (total === 0) return [];
    return outcomes.slice(0, Math.max(outcome.values.length, lastUsed + 1)).map((label, o) => ({
      group: name,
      outcome: label,
      flags: own[o]!,
      total,
      share: wilsonInterval({ successes: own[o]!, total }),
    }));
  });
}
