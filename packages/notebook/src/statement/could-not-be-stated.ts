import { type FindingDraft, findingProblems } from '@assay/evidence';
import { notComputed } from '@assay/statistics';
import { textsForNumbers } from './texts-for-numbers.ts';

/** For members; the fault itself, which may quote the data, is for the analyst. */
const REASON = notComputed('it could not be stated; the log of the run says why');

type Heading = Omit<FindingDraft, 'value' | 'table' | 'notComputed'>;

/**
 * A finding in place of one that could not be stated: not computed, with the fault for the analyst. Everything else that
 * the notebook states stands beside it.
 *
 * @example
 * couldNotBeStated(heading, 'two rows of the table have the key North').fault // 'two rows of the table have the key North'
 */
export function couldNotBeStated(heading: Heading, fault: string): FindingDraft {
  const { id, title, questions, unit, method, limitations } = heading;
  const given = limitations === undefined ? {} : { limitations };
  return { id, title, questions, unit, method, ...given, notComputed: REASON, fault };
}

/**
 * The draft that `state` gives, where it can be stored; otherwise what is wrong with it as {@link couldNotBeStated}. An
 * error while stating is such a fault too: one bad table never throws a run away.
 *
 * @example
 * statedOr(heading, () => ({ ...heading, value: Number.NaN })).fault // 'value is NaN, use notComputed with its reason'
 */
export function statedOr(heading: Heading, state: () => FindingDraft): FindingDraft {
  let draft: FindingDraft;
  try {
    draft = state();
  } catch (error) {
    return couldNotBeStated(heading, error instanceof Error ? error.message : String(error));
  }
  const problems = [...textsForNumbers(draft), ...findingProblems(draft)];
  return problems.length === 0 ? draft : couldNotBeStated(heading, problems.join('; '));
}
