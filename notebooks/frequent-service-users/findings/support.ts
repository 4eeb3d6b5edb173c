import {
  type CategoryCounts,
  CONTACT_METHODS,
  changeAgainstExpectation,
  comparedChange,
  countByCategory,
  cumulativeContacts,
  expectedContacts,
  orderByPerson,
  posteriorRate,
  profileContacts,
  recurrentFall,
} from '@assay/contact-profiling';
import { finding, findings } from '@assay/notebook';
import type { MaybeEstimate, NotComputed } from '@assay/statistics';
import { isComputed, notComputed, rowsWhere, twoLargest } from '@assay/statistics';
import { type Log, log, YEAR } from '../contact-log.ts';
import { type Evaluation, evaluation } from '../evaluation.ts';
import { COUNT } from './columns.ts';

export const supportFindings = findings('supportFindings', 'Contact after support, against several expectations', {
  needs: { log, evaluation },
  compute: ({ log, evaluation }) => {
    const about = finding.about({ questions: ['FSU-Q5', 'FSU-R2'], method: COUNT });
    const { codes, before, after, supported, without, history, start } = evaluation;
    const treated = rowsWhere(supported, (mark) => mark === 1);
    const none =
      evaluation.problem ??
      (treated.length === 0 ? notComputed('nobody with support had contact enough to be compared') : null);
    const kept = log.counted;
    const year = profileContacts(log.columns, { period: { from: start - YEAR, until: start }, kept });
    const expected = expectedContacts(
      history,
      year,
      treated.map((index) => codes[index]!),
      start,
    );
    const pick = (values: ArrayLike<number>) => Float64Array.from(treated, (index) => values[index]!);
    const observed = pick(after);
    const against = (expected: Float64Array | NotComputed): MaybeEstimate => {
      if (none !== null) return none;
      if ('reason' in expected) return expected;
      const found = changeAgainstExpectation(observed, expected);
      return isComputed(found) ? found.fall : found;
    };
    const naive = against(pick(before));
    const { rates } = expected;
    const compared =
      none ??
      comparedChange({
        before,
        after,
        supported,
        ...(isComputed(rates) && {
          expected: Float64Array.from(before, (contacts) => posteriorRate(rates, contacts, 1)),
        }),
      });
    const comparedFall = isComputed(compared) ? compared.fall : compared;
    const followUp = { from: start, until: start + YEAR };
    const ordered = orderByPerson(log.columns, kept);
    const rows: { readonly against: string; readonly fall: MaybeEstimate; readonly reads: string }[] = [
      {
        against: 'their own year before, alone',
        fall: naive,
        reads: 'no: those chosen for a bad year have a better one anyhow',
      },
      {
        against: 'what chance alone would bring',
        fall: against(expected.negativeBinomial),
        reads: 'in part: chance, not the end of need',
      },
      {
        against: 'chance, and need that ends at a contact',
        fall: against(expected.bgNbd),
        reads: 'in part: chance and the end of need, if the model holds',
      },
      {
        against: 'chance, and need that ends at any time',
        fall: against(expected.paretoNbd),
        reads: 'in part: chance and the end of need, if the model holds',
      },
      {
        against: 'people with as much contact and no support',
        fall: comparedFall,
        reads: 'yes, if who got support was a matter of the count alone',
      },
      {
        against: 'the same people, every contact timed',
        fall: none ?? recurrentFall(ordered, evaluation, followUp),
        reads: 'yes, on the same condition',
      },
    ];
    const real = without === null || none !== null ? null : 1 - sum(observed) / sum(pick(without));
    const ofTreated = { unit: 'proportion', contributors: treated.length } as const;
    const known = about.given(none ?? evaluation);
    const afterIn = ({ from, to }: { readonly from: number; readonly to: number }) =>
      treated.filter((index) => before[index]! >= from && before[index]! <= to).map((index) => after[index]!);
    return [
      about.estimate('support.naive', 'Fall in contact of people with support, against their own year before', {
        from: naive,
        ...ofTreated,
        method: { name: 'Ratio of sums, normal interval of its logarithm', source: 'Cochran (1977)' },
        limitations:
          'People are chosen in a bad year; the next is better without any help. This number must not be quoted as an effect.',
      }),
      about.estimate('support.compared', {
        title: 'Fall in contact of people with support, against people with as much contact and none',
        from: comparedFall,
        ...ofTreated,
        method: CONTACT_METHODS.ratioWithinBands,
        limitations: [
          'Holds only if, among people with as much contact, who got support has nothing to do with how they would have fared.',
          'Less contact is not by itself better: a person may have lost trust, or been told to stop calling.',
        ],
      }),
      about.estimate('support.true', 'Fall that the programme truly brought about (invented people only)', {
        from: real ?? notComputed('what would have happened without support is not known of real people'),
        ...ofTreated,
        method: { name: 'Counterfactual of the generator', source: 'the dataset’s truth' },
      }),
      known.table('support.side-by-side', 'Fall in contact after support, by what it is compared with', {
        method: CONTACT_METHODS.fiveModels,
        tolerance: { kind: 'float', absolute: 1e-6, relative: 1e-4 },
        limitations: expected.heldByPrior.map(
          (name) =>
            `Of ${name} the contacts alone settle no best fit; a weak prior held it, so that its fall is the less sure.`,
        ),
        rows,
        columns: (t) => [
          t.key('against', 'Compared with'),
          t.estimate('fall', 'Fall', 'fall', { unit: 'proportion', contributors: 'people' }),
          t.text('reads', 'Can it be read as the effect?', ({ fall, reads }) =>
            isComputed(fall) ? reads : fall.reason,
          ),
          t.behind(t.people('people', 'People with support', () => treated.length)),
        ],
      }),
      about.given(compared).table('support.bands', 'People with and without support, by contacts in the year before', {
        rows: ({ bands }) => bands,
        estimates: { unit: 'count', contributors: 'supported', limits: false },
        columns: (t) => [
          t.key('before', 'Contacts before', ({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`)),
          t.people('supported', 'With support'),
          t.people('compared', 'Without'),
          t.magnitude('after', 'Contacts after, with support', 'supportedAfter', {
            unit: 'count',
            statistic: 'sum',
            contributors: 'supported',
            largest: (band) => twoLargest(afterIn(band)),
          }),
          t.estimate('expected', 'Expected of them', ({ expectedAfter }) => Math.round(expectedAfter)),
        ],
      }),
      known.table('support.over-time', 'Contacts per person since the start, with and without support', {
        method: CONTACT_METHODS.meanCumulative,
        limitations: 'Several contacts of one person on one day count once here.',
        rows: () =>
          [1, 0].flatMap((side) => {
            const own = codes.filter((_, place) => supported[place] === side);
            const means = cumulativeContacts(ordered, own, followUp, DAYS);
            if ('status' in means) return [];
            return means.map((row) => ({ ...row, side: side === 1 ? 'with support' : 'without' }));
          }),
        estimates: { unit: 'ratio', contributors: 'people' },
        columns: (t) => [
          t.key('side', 'Side'),
          t.key('days', 'Days since the start', 'days', { unit: 'count' }),
          t.people('people', 'People followed'),
          t.estimate('mean', 'Contacts per person', 'mean', { limits: { low: 'low', high: 'high' } }),
        ],
      }),
      known.table('support.channels', {
        title: 'Contacts of people with support, the year before and the year after, by channel',
        limitations:
          'Contact that moved to another service, or stopped because trust was lost, leaves no trace in this log.',
        rows: () => channelsOf(log, evaluation),
        columns: (t) => [
          t.key('channel', 'Channel'),
          t.magnitude('before', 'Year before', ({ before }) => sum(before), ofContacts('before')),
          t.magnitude('after', 'Year after', ({ after }) => sum(after), ofContacts('after')),
        ],
      }),
    ];
  },
});

/** Days since the start at which contact is read off. */
const DAYS = [30, 91, 182, 273, 365];

/** Contacts through one channel, of each person with support who used it. */
interface ChannelRow {
  readonly channel: string;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

function ofContacts(year: 'before' | 'after') {
  return {
    unit: 'count',
    statistic: 'sum',
    contributors: (row: ChannelRow) => row[year].length,
    largest: (row: ChannelRow) => twoLargest(row[year]),
  } as const;
}

function sum(values: Float64Array | readonly number[]): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

function channelsOf(log: Log, { codes, supported, start }: Evaluation): ChannelRow[] {
  const chosen = [...new Set(codes.filter((_, place) => supported[place] === 1))];
  const [before, after] = [start - YEAR, start].map((from) =>
    countByCategory(log.columns, log.channel, { period: { from, until: from + YEAR }, kept: log.counted }),
  );
  const through = ({ counts, categories }: CategoryCounts, at: number) =>
    chosen.map((code) => counts[code * categories.length + at]!).filter((own) => own > 0);
  return before!.categories
    .map((channel, at) => ({ channel, before: through(before!, at), after: through(after!, at) }))
    .filter((row) => row.before.length + row.after.length > 0);
}
