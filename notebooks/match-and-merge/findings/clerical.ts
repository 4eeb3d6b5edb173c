import { textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { cell, findings, statedLimits } from '@assay/notebook';
import {
  type ClericalEstimate,
  clericalEstimate,
  type DistanceRule,
  drawClericalSample,
  forEachLinkedPair,
  type PlannedStratum,
  planClericalSample,
  type ReviewedStratum,
  reviewerAgreement,
  type Stratum,
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
import { forenameTolerance, pairsToReview, register, reviews, surnameTolerance } from '../inputs.ts';
import { sweep } from './tolerance.ts';

/** First guesses, only to share out the work: of pairs so many edits apart, how many are about one person. */
const GUESSES = [0.99, 0.95, 0.8, 0.5];
const OUTSIDE = 'just outside the tolerance';
const KINDS = [
  'linked, names the same',
  'linked, one edit in the worse name',
  'linked, two edits in the worse name',
  'linked, three edits in the worse name',
  OUTSIDE,
];

interface DrawnStratum extends PlannedStratum {
  readonly drawn: readonly (readonly [number, number])[];
}

/** Pairs linked at each distance, and those just outside, which alone can show what the tolerance misses. */
export const clericalSample = cell({
  name: 'clericalSample',
  title: 'Pairs drawn for people to look at',
  needs: { sweep, forenameTolerance, surnameTolerance, pairsToReview },
  compute: ({ sweep, forenameTolerance, surnameTolerance, pairsToReview }, { random }): DrawnStratum[] => {
    const stratumOf: (...distances: Parameters<DistanceRule>) => number = (forename, surname) =>
      forename <= forenameTolerance && surname <= surnameTolerance ? Math.max(forename, surname) : GUESSES.length;
    const pairs = new Float64Array(GUESSES.length + 1);
    for (const [kind, count] of sweep.pairsByClass.entries()) pairs[stratumOf(kind >> 2, kind & 3)]! += count;
    const strata = Array.from(pairs, (count, index): Stratum => {
      const name = KINDS[index]!;
      return { name, pairs: count, expectedShare: GUESSES[index] ?? 0.2 };
    });
    const plan = planClericalSample(strata, pairsToReview);
    const placeOf = plan.map(
      ({ pairs, sample, name }) =>
        new Map(drawClericalSample(pairs, sample, random(name)).map((at, place) => [at, place])),
    );
    const drawn = plan.map(({ sample }) => new Array<readonly [number, number]>(sample));
    const seen = new Float64Array(plan.length);
    forEachLinkedPair(
      sweep,
      () => true,
      (left, right, forename, surname) => {
        const stratum = stratumOf(forename, surname);
        const place = placeOf[stratum]!.get(seen[stratum]!++);
        if (place !== undefined) drawn[stratum]![place] = [left, right];
      },
    );
    return plan.map((stratum, index) => ({ ...stratum, drawn: drawn[index]! })).filter(({ pairs }) => pairs > 0);
  },
});

/** What was said of the drawn pairs, by reviewers or, in a trial, by the truth. */
export interface Judgement {
  readonly judge: string;
  readonly reviewed: readonly ReviewedStratum[];
  readonly agreement: ReturnType<typeof reviewerAgreement>;
}

export const judgement = cell({
  name: 'judgement',
  title: 'What was said of the drawn pairs',
  needs: { register, clericalSample, reviews },
  compute: ({ register, clericalSample, reviews }, { log }): Judgement | null => {
    const read = (reviewers: number, votes: (pair: readonly [number, number]) => number | null): ReviewedStratum[] =>
      clericalSample.map(({ name, pairs, drawn }) => ({
        name,
        pairs,
        reviewers,
        yesVotes: drawn.map(votes).filter((vote) => vote !== null),
      }));
    if (reviews.rowCount === 0) {
      const { truth } = register;
      if (truth === null) return null;
      const isOne = ([left, right]: readonly [number, number]) => (truth.codes[left] === truth.codes[right] ? 1 : 0);
      return { judge: 'the truth', reviewed: read(1, isOne), agreement: [] };
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
    const looked = reviewed.reduce((sum, { yesVotes }) => sum + yesVotes.length, 0);
    log(`${verdicts.size} pairs reviewed, ${looked} of them drawn in this run and judged by all ${reviewers}`);
    return {
      judge: reviewers === 1 ? 'one reviewer' : `${reviewers} reviewers`,
      reviewed,
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
  needs: { register, clericalSample, judgement },
  compute: ({ register, clericalSample, judgement }, { random }): FindingDraft[] => {
    const sheet = clericalSample.flatMap(({ drawn }) => [...drawn]);
    shuffleInPlace(sheet, random('order of the sheet'));
    const questions = ['MM-D1', 'MM-D2', 'MM-R2'];
    const readings = {
      id: 'clerical.readings',
      title: 'Links that are wrong, and pairs just outside that were missed, as the drawn pairs were judged',
      questions,
      unit: 'proportion',
      method: SAMPLE,
      limitations: [
        'Pairs of different recorded dates of birth were not drawn, so links missed there are not counted.',
      ],
    } as const;
    const agreement = {
      id: 'clerical.agreement',
      title: 'How far two reviewers of the same pairs agree',
      questions,
      unit: 'score',
      method: { name: 'Cohen’s kappa and Gwet’s AC1', source: 'Cohen (1960); Gwet (2008)' },
    } as const;
    return [
      {
        id: 'clerical.plan',
        title: 'How many pairs of each kind to look at',
        questions,
        table: {
          columns: [
            { name: 'kind', label: 'Pairs', unit: 'text', key: true },
            { name: 'pairs', label: 'In the register', unit: 'count' },
            { name: 'sample', label: 'To look at', unit: 'count' },
            { name: 'judged', label: 'Judged so far', unit: 'count' },
          ],
          rows: clericalSample.map(({ name, pairs, sample }, index) => [
            name,
            pairs,
            sample,
            judgement === null ? 0 : judgement.reviewed[index]!.yesVotes.length,
          ]),
        },
        unit: 'count',
        method: SAMPLE,
      },
      {
        id: 'clerical.sheet',
        title: 'Blind sheet: the pairs of records to look at, in random order, without distance or score',
        questions,
        ...(sheet.length === 0
          ? { notComputed: notComputed('no pair was drawn') }
          : {
              table: {
                columns: [
                  { name: 'pair', label: 'Pair', unit: 'count', key: true },
                  { name: 'record_a', label: 'One record', unit: 'text', identifiesPerson: true },
                  { name: 'record_b', label: 'Other record', unit: 'text', identifiesPerson: true },
                ],
                rows: sheet.map(([left, right], index) => [
                  index + 1,
                  recordName(register.recordId, left),
                  recordName(register.recordId, right),
                ]),
              },
            }),
        unit: 'text',
        method: SAMPLE,
        limitations: ['Reviewers open the records themselves; names and dates are not copied into the results.'],
      },
      judgement === null ? { ...readings, notComputed: NO_REVIEWS } : { ...readings, table: readingsTable(judgement) },
      judgement === null || judgement.agreement.length === 0
        ? { ...agreement, notComputed: notComputed('no two reviewers have looked at the drawn pairs') }
        : { ...agreement, table: agreementTable(judgement.agreement) },
    ];
  },
});

/** Share of the links that is right, as the drawn pairs were judged. */
export function rightLinks({ reviewed }: Judgement): Readings {
  return clericalEstimate(reviewed.filter(({ name }) => name !== OUTSIDE));
}

function readingsTable(judgement: Judgement): FindingDraft['table'] & object {
  const linked = rightLinks(judgement);
  const outside = clericalEstimate(judgement.reviewed.filter(({ name }) => name === OUTSIDE));
  const readings: readonly Reading[] = ['worst', 'middle', 'best'];
  return {
    columns: [
      { name: 'reading', label: 'Reading', unit: 'text', key: true },
      { name: 'judge', label: 'Judged by', unit: 'text' },
      { name: 'wrong', label: 'Links that are wrong', unit: 'proportion' },
      { name: 'wrongLow', label: 'from', unit: 'proportion' },
      { name: 'wrongHigh', label: 'to', unit: 'proportion' },
      { name: 'missed', label: 'Pairs just outside about one person', unit: 'proportion' },
      { name: 'missedLow', label: 'from', unit: 'proportion' },
      { name: 'missedHigh', label: 'to', unit: 'proportion' },
    ],
    rows: readings.map((reading) => [
      reading,
      judgement.judge,
      ...statedLimits(opposite(linked[reading])),
      ...statedLimits(outside[reading]),
    ]),
  };
}

function agreementTable(rows: Judgement['agreement']): FindingDraft['table'] & object {
  return {
    columns: [
      { name: 'reviewers', label: 'Reviewers', unit: 'text', key: true },
      { name: 'cases', label: 'Pairs both judged', unit: 'count' },
      { name: 'same', label: 'Judged alike', unit: 'count' },
      { name: 'share', label: 'Share judged alike', unit: 'proportion', numerator: 'same', denominator: 'cases' },
      { name: 'kappa', label: 'Kappa', unit: 'score' },
      { name: 'kappaLow', label: 'from', unit: 'score' },
      { name: 'kappaHigh', label: 'to', unit: 'score' },
      { name: 'ac1', label: 'AC1', unit: 'score' },
      { name: 'ac1Low', label: 'from', unit: 'score' },
      { name: 'ac1High', label: 'to', unit: 'score' },
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
