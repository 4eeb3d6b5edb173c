import {
  andersenGill,
  bgNbdExpected,
  type CategoryCounts,
  changeAgainstExpectation,
  collapseHistories,
  comparedChange,
  countByCategory,
  cumulativeAt,
  fitBgNbd,
  fitNegativeBinomial,
  fitParetoNbd,
  historiesOfProfiles,
  meanCumulativeFunction,
  orderByPerson,
  paretoNbdExpected,
  posteriorRate,
  profileContacts,
  stretchesOf,
} from '@assay/contact-profiling';
import { finding, findings } from '@assay/notebook';
import {
  type DictionaryColumn,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  rowsWhere,
  twoLargest,
  USUAL_LEVEL,
} from '@assay/statistics';
import { log, YEAR } from '../contact-log.ts';
import { type Evaluation, evaluation } from '../evaluation.ts';
import { COUNT } from './columns.ts';

export const supportFindings = findings({
  name: 'supportFindings',
  title: 'Contact after support, against several expectations',
  needs: { log, evaluation },
  compute: ({ log, evaluation }) => {
    const about = finding.about({ questions: ['FSU-Q5', 'FSU-R2'], method: COUNT });
    const { codes, before, after, supported, without, history, start } = evaluation;
    const none = evaluation.problem ?? notComputed('nobody with support had contact enough to be compared');
    const treated = rowsWhere(supported, (mark) => mark === 1);
    const given = evaluation.problem === null && treated.length > 0;
    const year = profileContacts(log.columns, { period: { from: start - YEAR, until: start }, kept: log.counted });
    // Who never called before the start is unknown to a force: the fit is of people seen by then.
    const seen = Int32Array.from(year.contacts).filter((_, code) => history.contacts[code]! > 0);
    const negativeBinomial = fitNegativeBinomial({ counts: seen, exposure: 1 });
    const people = historiesOfProfiles(history, start);
    const collapsed = collapseHistories(people);
    const bgNbd = fitBgNbd(collapsed);
    const paretoNbd = fitParetoNbd(weekly(people));
    const rowOf = new Map(Array.from(people.person, (code, row) => [code, row] as const));
    const at = (index: number) => rowOf.get(codes[index]!)!;
    const pick = (values: ArrayLike<number>) => Float64Array.from(treated, (index) => values[index]!);
    const observed = pick(after);
    const posterior = isComputed(negativeBinomial)
      ? Float64Array.from(before, (contacts) => posteriorRate(negativeBinomial, contacts, 1))
      : null;
    const against = (expected: Float64Array | null): MaybeEstimate => {
      if (!given) return none;
      if (expected === null) return notComputed('the model could not be fitted');
      const found = changeAgainstExpectation(observed, expected);
      return isComputed(found) ? found.fall : found;
    };
    const naive = against(pick(before));
    const compared = given
      ? comparedChange({ before, after, supported, ...(posterior === null ? {} : { expected: posterior }) })
      : none;
    const recurrent = given ? rateRatio(log, evaluation) : none;
    const rows: { readonly against: string; readonly fall: MaybeEstimate; readonly reads: string }[] = [
      {
        against: 'the same people the year before (naive)',
        fall: naive,
        reads: 'no: those chosen for a bad year have a better one anyhow',
      },
      {
        against: 'negative-binomial empirical Bayes',
        fall: against(posterior === null ? null : pick(posterior)),
        reads: 'in part: chance, not the end of need',
      },
      {
        against: 'BG/NBD (need ends at a contact)',
        fall: against(
          isComputed(bgNbd)
            ? Float64Array.from(treated, (index) =>
                bgNbdExpected(
                  bgNbd,
                  people.repeats[at(index)]!,
                  people.recency[at(index)]!,
                  people.age[at(index)]!,
                  365,
                ),
              )
            : null,
        ),
        reads: 'in part: chance and the end of need, if the model holds',
      },
      {
        against: 'Pareto/NBD (need ends at any time)',
        fall: against(
          isComputed(paretoNbd)
            ? Float64Array.from(treated, (index) =>
                paretoNbdExpected(
                  paretoNbd,
                  people.repeats[at(index)]!,
                  people.recency[at(index)]! / 7,
                  people.age[at(index)]! / 7,
                  365 / 7,
                ),
              )
            : null,
        ),
        reads: 'in part: chance and the end of need, if the model holds',
      },
      {
        against: 'people with as much contact and no support',
        fall: isComputed(compared) ? compared.fall : compared,
        reads: 'yes, if who got support was a matter of the count alone',
      },
      {
        against: 'the same, every contact timed (Andersen–Gill)',
        fall: recurrent,
        reads: 'yes, on the same condition',
      },
    ];
    const real = without === null || !given ? null : 1 - sum(observed) / sum(pick(without));
    const ofTreated = { unit: 'proportion', contributors: treated.length } as const;
    const known = about.given(given ? evaluation : none);
    const afterIn = ({ from, to }: { readonly from: number; readonly to: number }) =>
      treated.filter((index) => before[index]! >= from && before[index]! <= to).map((index) => after[index]!);
    return [
      about.estimate('support.naive', 'Fall in contact of people with support, against their own year before', naive, {
        ...ofTreated,
        method: { name: 'Ratio of sums, normal interval of its logarithm', source: 'Cochran (1977)' },
        limitations: [
          'People are chosen in a bad year; the next is better without any help. This number must not be quoted as an effect.',
        ],
      }),
      about.estimate(
        'support.compared',
        'Fall in contact of people with support, against people with as much contact and none',
        isComputed(compared) ? compared.fall : compared,
        {
          ...ofTreated,
          method: {
            name: 'Stratified ratio within bands of contact before',
            source: 'Cochran (1977); Barnett, van der Pols and Dobson (2005)',
          },
          limitations: [
            'Holds only if, among people with as much contact, who got support has nothing to do with how they would have fared.',
            'Less contact is not by itself better: a person may have lost trust, or been told to stop calling.',
          ],
        },
      ),
      about.estimate(
        'support.true',
        'Fall that the programme truly brought about (invented people only)',
        real ?? notComputed('what would have happened without support is not known of real people'),
        { ...ofTreated, method: { name: 'Counterfactual of the generator', source: 'the dataset’s truth' } },
      ),
      known.table(
        'support.side-by-side',
        'Fall in contact after support, by what it is compared with',
        rows,
        (t) => [
          t.key('against', 'Compared with'),
          t.estimate('fall', 'Fall', 'fall', { unit: 'proportion', contributors: 'people' }),
          t.text('reads', 'Can it be read as the effect?', ({ fall, reads }) =>
            isComputed(fall) ? reads : fall.reason,
          ),
          t.behind(t.people('people', 'People with support', () => treated.length)),
        ],
        {
          method: {
            name: 'Empirical Bayes, BG/NBD, Pareto/NBD, stratified comparison, Andersen–Gill with robust error',
            source:
              'Hauer (1997); Fader, Hardie and Lee (2005); Schmittlein, Morrison and Colombo (1987); Andersen and Gill (1982)',
          },
          tolerance: { kind: 'float', absolute: 1e-6, relative: 1e-4 },
          limitations: heldFits({ 'BG/NBD': bgNbd, 'Pareto/NBD': paretoNbd }),
        },
      ),
      about.given(compared).table(
        'support.bands',
        'People with and without support, by contacts in the year before',
        ({ bands }) => bands,
        (t) => [
          t.key('before', 'Contacts before', ({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`)),
          t.people('supported', 'With support'),
          t.people('compared', 'Without'),
          t.magnitude('after', 'Contacts after, with support', 'supportedAfter', {
            unit: 'count',
            statistic: 'sum',
            contributors: 'supported',
            largest: (band) => twoLargest(afterIn(band)),
          }),
          t.estimate('expected', 'Expected of them', ({ expectedAfter }) => Math.round(expectedAfter), {
            unit: 'count',
            contributors: 'supported',
            limits: false,
          }),
        ],
      ),
      known.table(
        'support.over-time',
        'Contacts per person since the start, with and without support',
        () => [1, 0].flatMap((side) => overTime(log, evaluation, side)),
        (t) => [
          t.key('side', 'Side'),
          t.key('days', 'Days since the start', 'days', { unit: 'count' }),
          t.people('people', 'People followed'),
          t.estimate('mean', 'Contacts per person', 'mean', {
            unit: 'ratio',
            contributors: 'people',
            limits: { low: 'low', high: 'high' },
          }),
        ],
        {
          method: {
            name: 'Mean cumulative function, Lawless–Nadeau error',
            source: 'Nelson (1988); Lawless and Nadeau (1995)',
          },
          limitations: ['Several contacts of one person on one day count once here.'],
        },
      ),
      known.table(
        'support.channels',
        'Contacts of people with support, the year before and the year after, by channel',
        () => channelsOf(log, evaluation),
        (t) => [
          t.key('channel', 'Channel'),
          t.magnitude('before', 'Year before', ({ before }) => sum(before), ofContacts('before')),
          t.magnitude('after', 'Year after', ({ after }) => sum(after), ofContacts('after')),
        ],
        {
          unit: 'count',
          limitations: [
            'Contact that moved to another service, or stopped because trust was lost, leaves no trace in this log.',
          ],
        },
      ),
    ];
  },
});

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

/** At the grain of a week, at which the slower model needs few distinct histories. */
function weekly({ repeats, recency, age }: ReturnType<typeof historiesOfProfiles>) {
  const weeks = (days: Float64Array) => days.map((value) => Math.round(value / 28) * 4);
  const late = weeks(age);
  return collapseHistories({
    repeats,
    recency: weeks(recency).map((value, row) => (repeats[row] === 0 ? 0 : Math.min(value, late[row]!))),
    age: late,
  });
}

type LogLike = { readonly columns: Parameters<typeof orderByPerson>[0]; readonly counted: Uint8Array };

/** The fall in the rate of contact by Andersen–Gill, allowing for contact before. */
function rateRatio(log: LogLike, { codes, supported, before, start }: Evaluation): MaybeEstimate {
  const placeOf = new Map(Array.from(codes, (code, place) => [code, place] as const));
  const stretches = stretchesOf(orderByPerson(log.columns, log.counted), codes, { from: start, until: start + YEAR });
  const covariates = Float64Array.from({ length: stretches.person.length * 2 }, (_, index) => {
    const place = placeOf.get(stretches.person[index >> 1]!)!;
    return index % 2 === 0 ? supported[place]! : Math.log(before[place]!);
  });
  const fit = andersenGill({ ...stretches, covariates, names: ['support', 'contact before'] });
  if (!isComputed(fit)) return fit;
  const { rateRatio: ratio, interval } = fit.coefficients[0]!;
  return {
    status: 'computed',
    value: 1 - ratio,
    interval: { ...interval, low: 1 - interval.high!, high: 1 - interval.low },
  };
}

interface MeanRow {
  readonly side: string;
  readonly days: number;
  readonly people: number;
  readonly mean: MaybeEstimate;
}

function overTime(log: LogLike, { codes, supported, start }: Evaluation, side: number): MeanRow[] {
  const own = codes.filter((_, place) => supported[place] === side);
  const steps = meanCumulativeFunction(
    stretchesOf(orderByPerson(log.columns, log.counted), own, { from: start, until: start + YEAR }),
  );
  if ('status' in steps) return [];
  return [30, 91, 182, 273, 365].flatMap((days) => {
    const step = cumulativeAt(steps, days);
    if (step === null) return [];
    const { mean, robustError } = step;
    const interval = {
      low: Math.max(0, mean - 1.959964 * robustError),
      high: mean + 1.959964 * robustError,
      level: USUAL_LEVEL,
      method: 'normal interval with Lawless–Nadeau error',
    };
    return [
      {
        side: side === 1 ? 'with support' : 'without',
        days,
        people: own.length,
        mean: { status: 'computed', value: mean, interval },
      },
    ];
  });
}

function channelsOf(
  log: LogLike & { readonly channel: DictionaryColumn },
  { codes, supported, start }: Evaluation,
): ChannelRow[] {
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

/** Models of which the contacts alone settle no optimum. */
function heldFits(fits: Readonly<Record<string, { readonly isHeldByPrior: boolean } | NotComputed>>): string[] {
  return Object.entries(fits).flatMap(([name, fit]) =>
    'isHeldByPrior' in fit && fit.isHeldByPrior
      ? [`Of ${name} the contacts alone settle no best fit; a weak prior held it, so that its fall is the less sure.`]
      : [],
  );
}
