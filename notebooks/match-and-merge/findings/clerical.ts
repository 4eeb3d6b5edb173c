import { textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { cell, findings, statedLimits, statedProportion, withLimits } from '@assay/notebook';
import {
  type ClericalEstimate,
  clericalEstimate,
  clericalRecall,
  type ReviewedStratum,
  reviewerAgreement,
} from '@assay/record-matching';
import {
  type DictionaryColumn,
  dictionaryColumn,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  shuffleInPlace,
  textAt,
} from '@assay/statistics';
import { register, reviews } from '../inputs.ts';
import { clericalSample, type DrawnStratum } from './clerical-sample.ts';
import { NO_TRUTH } from './no-truth.ts';
import { sweep } from './tolerance.ts';

/** What was said of the drawn pairs, by reviewers or, in a trial, by the truth. */
export interface Judgement {
  readonly judge: string;
  readonly linked: readonly ReviewedStratum[];
  readonly outside: readonly ReviewedStratum[];
  readonly agreement: ReturnType<typeof reviewerAgreement>;
}

export const judgement = cell({
  name: 'judgement',
  title: 'What was said of the drawn pairs',
  needs: { register, clericalSample, reviews },
  compute: ({ register, clericalSample, reviews }, { log }): Judgement | null => {
    if ('status' in clericalSample) return null;
    const read = (reviewers: number, votes: (pair: readonly [number, number]) => number | null) => {
      const strata = (isLinked: boolean): ReviewedStratum[] =>
        clericalSample
          .filter((stratum) => stratum.isLinked === isLinked)
          .map(({ name, pairs, drawn }) => ({
            name,
            pairs,
            reviewers,
            yesVotes: drawn.map(votes).filter((vote) => vote !== null),
          }));
      return { linked: strata(true), outside: strata(false) };
    };
    if (reviews.rowCount === 0) {
      const { truth } = register;
      if (truth === null) return null;
      const isOne = ([left, right]: readonly [number, number]) => (truth.codes[left] === truth.codes[right] ? 1 : 0);
      return { judge: 'the truth', ...read(1, isOne), agreement: [] };
    }
    const a = textColumn(reviews, 'record_a');
    const b = textColumn(reviews, 'record_b');
    const reviewer = textColumn(reviews, 'reviewer');
    const said = textColumn(reviews, 'same_person');
    const rows = Array.from({ length: reviews.rowCount }, (_, row) => ({
      item: pairKey(textAt(a, row) ?? '', textAt(b, row) ?? ''),
      reviewer: textAt(reviewer, row) ?? 'one reviewer',
      verdict: verdictOf(textAt(said, row)),
    })).filter(({ verdict }) => verdict !== null);
    const verdicts = new Map<string, Map<string, string>>();
    for (const { item, reviewer, verdict } of rows) {
      const ofItem = verdicts.get(item) ?? new Map<string, string>();
      if (!ofItem.has(reviewer)) ofItem.set(reviewer, verdict!);
      verdicts.set(item, ofItem);
    }
    const reviewers = new Set(rows.map(({ reviewer }) => reviewer)).size;
    const idOf = (row: number) => recordName(register.recordId, row);
    const reviewed = read(reviewers, ([left, right]) => {
      const ofPair = verdicts.get(pairKey(idOf(left), idOf(right)));
      // A pair that not everybody looked at would be read as if the absent had said no.
      if (ofPair === undefined || ofPair.size < reviewers) return null;
      return [...ofPair.values()].filter((verdict) => verdict === 'yes').length;
    });
    const looked = [...reviewed.linked, ...reviewed.outside].reduce((sum, { yesVotes }) => sum + yesVotes.length, 0);
    log(`${verdicts.size} pairs reviewed, ${looked} of them drawn in this run and judged by all ${reviewers}`);
    return {
      judge: reviewers === 1 ? 'one reviewer' : `${reviewers} reviewers`,
      ...reviewed,
      agreement: reviewerAgreement({
        item: dictionaryColumn(rows.map(({ item }) => item)),
        reviewer: dictionaryColumn(rows.map(({ reviewer }) => reviewer)),
        verdict: dictionaryColumn(rows.map(({ verdict }) => verdict)),
      }),
    };
  },
});

function pairKey(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

function recordName(recordId: DictionaryColumn, row: number): string {
  return textAt(recordId, row) ?? `row ${row + 1}`;
}

function verdictOf(text: string | null): 'yes' | 'no' | 'cannot tell' | null {
  const said = text?.trim().toLowerCase() ?? '';
  if (said === '') return null;
  if (/^(y|yes|true|1|same)$/.test(said)) return 'yes';
  return /^(n|no|false|0|different)$/.test(said) ? 'no' : 'cannot tell';
}

const NO_REVIEWS = notComputed('nobody has looked at the drawn pairs yet, and the true persons are not known');

type Reading = 'worst' | 'middle' | 'best';
type Readings = Readonly<Record<Reading, ClericalEstimate | NotComputed>>;

const SAMPLE = {
  name: 'Stratified sample, Neyman allocation; worst, majority and best reading of the reviewers',
  source: 'Neyman (1934); Cochran (1977), chapter 5',
};

export const clericalFindings = findings({
  name: 'clericalFindings',
  title: 'What people should look at, and what they said',
  needs: { register, sweep, clericalSample, judgement },
  compute: ({ register, sweep, clericalSample, judgement }, { random }): FindingDraft[] => {
    const questions = ['MM-D1', 'MM-D2', 'MM-R2'];
    const shared = { questions, method: SAMPLE } as const;
    const plan = {
      ...shared,
      id: 'clerical.plan',
      title: 'How many pairs of each kind to look at',
      unit: 'count',
    } as const;
    const toLookAt = {
      ...shared,
      id: 'clerical.to-look-at',
      title: 'Pairs to look at by hand, of all kinds',
      unit: 'count',
    } as const;
    const sheet = {
      ...shared,
      id: 'clerical.sheet',
      title: 'Blind sheet: the pairs of records to look at, in random order, without distance or score',
      unit: 'text',
      limitations: ['Reviewers open the records themselves; names and dates are not copied into the results.'],
    } as const;
    const covered = {
      ...shared,
      id: 'clerical.covered',
      title: 'Of the pairs about one person: how many are of a kind that pairs are drawn from',
      questions: ['MM-D1', 'MM-R2'],
      unit: 'proportion',
    } as const;
    const readings = {
      ...shared,
      id: 'clerical.readings',
      title: 'Links that are wrong and links that are missed, as the drawn pairs were judged',
      unit: 'proportion',
      limitations: [
        'Links missed are those among the kinds of pairs drawn from: where both names and date differ much, or the date is missing, nobody looked.',
      ],
    } as const;
    const agreement = {
      id: 'clerical.agreement',
      title: 'How far two reviewers of the same pairs agree',
      questions,
      unit: 'score',
      method: { name: 'Cohen’s kappa and Gwet’s AC1', source: 'Cohen (1960); Gwet (2008)' },
      ...(judgement === null || judgement.agreement.length === 0
        ? { notComputed: notComputed('no two reviewers have looked at the drawn pairs') }
        : { table: agreementTable(judgement.agreement) }),
    } as const;
    if ('status' in clericalSample) {
      const none = { notComputed: clericalSample };
      return [...[plan, toLookAt, sheet, covered, readings].map((each) => ({ ...each, ...none })), agreement];
    }
    const drawn = clericalSample.flatMap((stratum) => [...stratum.drawn]);
    shuffleInPlace(drawn, random('order of the sheet'));
    return [
      { ...plan, table: planTable(clericalSample, judgement) },
      { ...toLookAt, value: drawn.length, people: false },
      {
        ...sheet,
        ...(drawn.length === 0
          ? { notComputed: notComputed('no pair was drawn') }
          : {
              table: {
                columns: [
                  { name: 'pair', label: 'Pair', unit: 'count', key: true },
                  { name: 'record_a', label: 'One record', unit: 'text', identifiesPerson: true },
                  { name: 'record_b', label: 'Other record', unit: 'text', identifiesPerson: true },
                ],
                rows: drawn.map(([left, right], index) => [
                  index + 1,
                  recordName(register.recordId, left),
                  recordName(register.recordId, right),
                ]),
              },
            }),
      },
      {
        ...covered,
        ...(sweep.truePairs === null
          ? { notComputed: NO_TRUTH }
          : statedProportion({
              successes: clericalSample.reduce((sum, { truePairs }) => sum + truePairs!, 0),
              total: sweep.truePairs,
            })),
        denominatorLabel: 'pairs of records about one person',
        people: false,
      },
      judgement === null
        ? { ...readings, notComputed: NO_REVIEWS }
        : { ...readings, table: readingsTable(judgement, clericalSample) },
      agreement,
    ];
  },
});

function planTable(sample: readonly DrawnStratum[], judgement: Judgement | null): FindingDraft['table'] & object {
  const judged = new Map(
    judgement === null
      ? []
      : [...judgement.linked, ...judgement.outside].map(({ name, yesVotes }) => [name, yesVotes.length]),
  );
  return {
    columns: [
      { name: 'kind', label: 'Pairs', unit: 'text', key: true },
      { name: 'pairs', label: 'In the register', unit: 'count', people: false },
      { name: 'sample', label: 'To look at', unit: 'count', people: false },
      { name: 'judged', label: 'Judged so far', unit: 'count', people: false },
    ],
    rows: sample.map(({ name, pairs, sample: size }) => [name, pairs, size, judged.get(name) ?? 0]),
  };
}

/** Share of the links that is right, as the drawn pairs were judged. */
export function rightLinks({ linked }: Judgement): Readings {
  return clericalEstimate(linked);
}

function readingsTable(judgement: Judgement, sample: readonly DrawnStratum[]): FindingDraft['table'] & object {
  const right = rightLinks(judgement);
  const recall = clericalRecall(judgement.linked, judgement.outside);
  const all: readonly Reading[] = ['worst', 'middle', 'best'];
  // One reviewer leaves nothing to be read in three ways.
  const readings = judgement.linked.every(({ reviewers }) => reviewers === 1) ? (['middle'] as const) : all;
  const counted = (of: 'pairs' | 'truePairs', isLinked: boolean) =>
    sample.reduce((sum, each) => sum + (each.isLinked === isLinked ? each[of]! : 0), 0);
  const isKnown = sample.every(({ truePairs }) => truePairs !== null);
  const [links, rightLinked, rightOutside] = isKnown
    ? [counted('pairs', true), counted('truePairs', true), counted('truePairs', false)]
    : [0, 0, 0];
  return {
    columns: [
      { name: 'reading', label: 'Reading', unit: 'text', key: true },
      { name: 'judge', label: 'Judged by', unit: 'text' },
      ...withLimits({ name: 'wrong', label: 'Links that are wrong', unit: 'proportion' }),
      ...withLimits({ name: 'missed', label: 'Links that are missed', unit: 'proportion' }),
    ],
    rows: [
      ...readings.map((reading) => [
        readings.length === 1 ? 'from the sample' : reading,
        judgement.judge,
        ...statedLimits(opposite(right[reading])),
        ...statedLimits(opposite(recall[reading])),
      ]),
      ...(links > 0 && rightLinked + rightOutside > 0
        ? [
            [
              'every pair counted',
              'the truth',
              1 - rightLinked / links,
              null,
              null,
              rightOutside / (rightLinked + rightOutside),
              null,
              null,
            ],
          ]
        : []),
    ],
  };
}

function agreementTable(rows: Judgement['agreement']): FindingDraft['table'] & object {
  return {
    columns: [
      { name: 'reviewers', label: 'Reviewers', unit: 'text', key: true },
      { name: 'cases', label: 'Pairs both judged', unit: 'count', people: false },
      { name: 'same', label: 'Judged alike', unit: 'count', people: false },
      { name: 'share', label: 'Share judged alike', unit: 'proportion', numerator: 'same', denominator: 'cases' },
      ...withLimits({ name: 'kappa', label: 'Kappa', unit: 'score' }),
      ...withLimits({ name: 'ac1', label: 'AC1', unit: 'score' }),
    ],
    // Reviewers are people too: they are told apart by number, in order of their names.
    rows: numbered(rows).map(({ pair, row }) => [
      pair,
      row.cases,
      row.same,
      statedLimits(row.sameShare)[0],
      ...statedLimits(row.kappa),
      ...statedLimits(row.ac1),
    ]),
  };
}

function numbered(rows: Judgement['agreement']) {
  const names = [...new Set(rows.flatMap(({ first, second }) => [first, second]))].sort();
  return rows.map((row) => ({ row, pair: `${names.indexOf(row.first) + 1} and ${names.indexOf(row.second) + 1}` }));
}

/** The share that is not: an estimate of right links told as wrong ones. */
export function opposite(estimate: MaybeEstimate): MaybeEstimate {
  if (!isComputed(estimate)) return estimate;
  const { interval, value } = estimate;
  if ('status' in interval || interval.high === null) {
    return { ...estimate, value: 1 - value, interval: notComputed('the interval has no upper end') };
  }
  return { ...estimate, value: 1 - value, interval: { ...interval, low: 1 - interval.high, high: 1 - interval.low } };
}
