import type { FindingDraft } from '@assay/evidence';
import type { MaybeEstimate, NotComputed } from '@assay/statistics';
import type { About, Of } from './statement.ts';

const LABEL_LIMITS = {
  name: 'False positive rate from base rate, predictive value and miss rate; ratio of predictive values',
  source: 'Chouldechova (2017), equation 2.6; Fogliato and others (2021)',
} as const;

type MaybeNumber = number | NotComputed | null;

/** How sure an audit of one group can be of a gap. */
export interface PowerOfGroup {
  readonly group: string;
  readonly denominator: number;
  readonly power: MaybeNumber;
  readonly detectableRatio: MaybeNumber;
}

/**
 * The table of how large a gap an audit could have missed, `power.by-group`: `group` heads its groups, and `people` says who they are
 * whom the rate is of.
 *
 * @example
 * const row = { group: 'B', denominator: 80, power: 0.4, detectableRatio: 1.7 };
 * const about = finding.about({ questions: ['CAS-Q2'], method: { name: 'Count', source: 'the input' } });
 * powerTable(about, { group: 'Group', people: 'People', isOfPeople: true }, [row]).table.rows[0] // ['B', 80, 0.4, 1.7]
 */
export function powerTable<Given>(
  about: About<Given>,
  words: { readonly group: string; readonly people: string; readonly isOfPeople: boolean },
  rows: Of<Given, readonly PowerOfGroup[]>,
): FindingDraft {
  const estimated = { contributors: 'people', limits: false } as const;
  return about.table<PowerOfGroup>('power.by-group', 'How large a gap this audit could have missed', {
    unit: 'ratio',
    method: powerMethod(words.isOfPeople),
    rows,
    columns: (t) => [
      t.key('group', words.group),
      t.people('people', words.people, 'denominator'),
      t.estimate('power', 'Chance to find a ratio of one and a quarter', 'power', { unit: 'proportion', ...estimated }),
      t.estimate('detectable', 'Ratio found four times in five', 'detectableRatio', {
        ...estimated,
        unit: 'ratio',
        limits: { none: 'it follows from how many people there are, whatever befell them' },
      }),
    ],
  });
}

/** Of people where each row is one, else of effective sizes. */
function powerMethod(isOfPeople: boolean): { readonly name: string; readonly source: string } {
  const source = 'Fleiss, Levin and Paik (2003), section 4.4';
  return isOfPeople
    ? { name: 'Power of the two-sided test of two proportions', source }
    : {
        name: 'Power of the two-sided test of two proportions, on effective sizes that count the alike rows of a person as one',
        source: `${source}; Rao and Scott (1992)`,
      };
}

/** What is to be said of groups by two characteristics at once. */
export const CROSSED_GROUPS_ARE_SMALL =
  'Crossed groups are small: an interval that reaches across the others says that too few people are known, not that they are treated alike.';

/** What the columns of a table of label limits are called. */
export interface LabelLimitsWords {
  readonly group: string;
  readonly people: string;
  readonly prevalence: string;
  readonly observed: string;
  readonly forced: string;
  readonly tipping: string;
  /** The ratio has no range where the rows are not of independent people. */
  readonly isOfPeople: boolean;
  readonly limitation: string;
}

/** What base rates force on one group, and what unequal recording of it could hide. */
export interface LabelLimitsOfGroup {
  readonly group: string;
  readonly people: number;
  readonly prevalence: MaybeNumber;
  readonly falsePositiveRate: MaybeNumber;
  readonly forcedFalsePositiveRate: MaybeNumber;
  readonly tipping: MaybeEstimate | null;
  /** Of how few its rates tell, and of how few the recording ratio. */
  readonly fewest: number;
  readonly fewestCompared: number;
}

/**
 * The table of what base rates force, and of what unequal recording of outcomes could hide: `label.limits`.
 *
 * @example
 * const tipping = { status: 'computed', value: 0.9, interval: { low: 0.6, high: 1.3 } };
 * const row = { group: 'B', people: 80, prevalence: 0.2, falsePositiveRate: 0.1, forcedFalsePositiveRate: 0.12, tipping, fewest: 6, fewestCompared: 6 };
 * const words = { group: 'Group', people: 'People', prevalence: 'It happened', observed: 'Observed', forced: 'Forced', tipping: 'Ratio' };
 * const about = finding.about({ questions: ['CAS-Q1'], method: { name: 'Count', source: 'the input' } });
 * labelLimitsTable(about, { ...words, isOfPeople: true, limitation: 'Of the label alone.' }, [row]).table.rows[0] // ['B', 0.2, 0.1, 0.12, 0.9, 0.6, 1.3]
 */
export function labelLimitsTable<Given>(
  about: About<Given>,
  words: LabelLimitsWords,
  rows: Of<Given, readonly LabelLimitsOfGroup[]>,
): FindingDraft {
  return about.table<LabelLimitsOfGroup>('label.limits', {
    title: 'What the base rates force, and what unequal recording could hide',
    method: LABEL_LIMITS,
    limitations: words.limitation,
    rows,
    estimates: { unit: 'proportion', contributors: 'people', fewest: ['fewest'], limits: false },
    columns: (t) => [
      t.key('group', words.group),
      t.behind(t.people('people', words.people)),
      t.behind(t.people('fewest', 'The smallest part of them by outcome and flag')),
      t.estimate('prevalence', words.prevalence, 'prevalence'),
      t.estimate('observed', words.observed, 'falsePositiveRate'),
      t.estimate('forced', words.forced, 'forcedFalsePositiveRate'),
      t.estimate('tipping', words.tipping, 'tipping', {
        unit: 'ratio',
        fewest: ({ fewestCompared }) => fewestCompared,
        limits: words.isOfPeople ? true : { none: 'people stand in several rows' },
      }),
    ],
  });
}
