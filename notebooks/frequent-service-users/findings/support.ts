import {
  andersenGill,
  bgNbdExpected,
  type ContactProfiles,
  changeAgainstExpectation,
  collapseHistories,
  comparedChange,
  countByCategory,
  cumulativeAt,
  DAY_MILLISECONDS,
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
import { dateColumn, MISSING_DAY, numberColumn, type Table, textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { cell, FROM_DATA, findings, stated, statedLimits, withLimits } from '@assay/notebook';
import {
  type DictionaryColumn,
  InputError,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { dayStart, dayText, log, YEAR, yesOrNo } from '../contact-log.ts';
import { programmeDate, supportFrom, truth } from '../inputs.ts';
import { COUNT, count, peopleCount, text } from './columns.ts';

/** Everyone with enough contact in the year before, with or without support. */
export interface Evaluation {
  readonly codes: Int32Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly supported: Uint8Array;
  /** What would have happened without support; `null` but for invented people. */
  readonly without: Float64Array | null;
  readonly history: ContactProfiles;
  readonly start: number;
  /** Contacts in the year before from which people are compared. */
  readonly fewest: number;
  readonly problem: NotComputed | null;
}

const NO_SUPPORT = notComputed('no record of who was offered support was given');

/** The first moment of support: as given, else the earliest in the record; both years must lie in the log. */
function startOf(
  truth: Table,
  given: string,
  { from, until }: { readonly from: number; readonly until: number },
): number | NotComputed {
  const span = `${dayText(from)} to ${dayText(until - 1)}`;
  if (given !== FROM_DATA) {
    const start = dayStart(given);
    if (start < from || start >= until)
      throw new InputError(
        `parameter programmeDate is ${given}, and the log runs from ${span}. Give the day on which support began within it.`,
      );
    return wholeYears(start);
  }
  const days = dateColumn(truth, 'support_began_date').days.filter((day) => day > MISSING_DAY);
  if (days.length === 0)
    return notComputed(
      'the day on which support began is not known: give it as --parameter programmeDate=2024-01-31, or in the record of support',
    );
  return wholeYears(days.reduce((least, day) => Math.min(least, day), Infinity) * DAY_MILLISECONDS);

  function wholeYears(start: number): number | NotComputed {
    return start - YEAR < from - DAY_MILLISECONDS || start + YEAR > until
      ? notComputed(
          `the log runs from ${span}: it does not hold the whole year before and after ${dayText(start)}, when support began`,
        )
      : start;
  }
}

/** The fewest contacts before of nineteen in twenty people with support; one at least. */
function fewestBefore(contacts: ArrayLike<number>, chosen: Uint8Array): number {
  const own = Array.from(chosen.keys())
    .filter((code) => chosen[code] === 1)
    .map((code) => contacts[code]!)
    .sort((one, other) => one - other);
  return Math.max(1, own[Math.floor(own.length / 20)] ?? 1);
}

export const evaluation = cell({
  name: 'evaluation',
  title: 'People eligible for support, before and after',
  needs: { log, truth, programmeDate, supportFrom },
  compute: ({ log, truth, programmeDate, supportFrom }): Evaluation => {
    const id = textColumn(truth, 'person_id');
    const support = textColumn(truth, 'in_programme');
    const would = numberColumn(truth, 'inbound_year_after_without_programme').values;
    const personOf = (row: number) => log.codeOfPerson.get(id.values[id.codes[row]!] ?? '');
    const began = startOf(truth, programmeDate, log.whole);
    const start = typeof began === 'number' ? began : log.whole.until;
    const before = profileContacts(log.columns, { period: { from: start - YEAR, until: start }, kept: log.counted });
    const after = profileContacts(log.columns, { period: { from: start, until: start + YEAR }, kept: log.counted });
    const history = profileContacts(log.columns, {
      period: { from: Math.min(log.whole.from, start - YEAR), until: start },
      kept: log.counted,
    });
    // A list of those with support alone says of everyone else that they had none; a list that says "no" of some does not.
    const answers = Array.from({ length: truth.rowCount }, (_, row) => yesOrNo(support, row));
    const saysNo = answers.includes(false);
    const known = new Uint8Array(log.columns.people).fill(saysNo ? 0 : 1);
    const chosen = new Uint8Array(log.columns.people);
    const without = new Float64Array(log.columns.people).fill(Number.NaN);
    answers.forEach((answer, row) => {
      const code = personOf(row);
      if (code === undefined) return;
      if (answer === true) chosen[code] = 1;
      known[code] = answer === null ? 0 : 1;
      without[code] = would[row]!;
    });
    const fewest = supportFrom === FROM_DATA ? fewestBefore(before.contacts, chosen) : supportFrom;
    const codes = Int32Array.from(before.contacts.keys()).filter(
      (code) => known[code] === 1 && before.contacts[code]! >= fewest,
    );
    const own = Float64Array.from(codes, (code) => without[code]!);
    return {
      codes,
      before: Float64Array.from(codes, (code) => before.contacts[code]!),
      after: Float64Array.from(codes, (code) => after.contacts[code]!),
      supported: Uint8Array.from(codes, (code) => chosen[code]!),
      without: own.length > 0 && own.every((value) => value >= 0) ? own : null,
      history,
      start,
      fewest,
      problem: truth.rowCount === 0 ? NO_SUPPORT : typeof began === 'number' ? null : began,
    };
  },
});

export const supportFindings = findings({
  name: 'supportFindings',
  title: 'Contact after support, against several expectations',
  needs: { log, evaluation },
  compute: ({ log, evaluation }): FindingDraft[] => {
    const questions = ['FSU-Q5', 'FSU-R2'];
    const { codes, before, after, supported, without, history, start } = evaluation;
    const none = evaluation.problem ?? notComputed('nobody with support had contact enough to be compared');
    const treated = Int32Array.from(supported.keys()).filter((at) => supported[at] === 1);
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
    const rows: [string, MaybeEstimate, string][] = [
      ['the same people the year before (naive)', naive, 'no: those chosen for a bad year have a better one anyhow'],
      [
        'negative-binomial empirical Bayes',
        against(posterior === null ? null : pick(posterior)),
        'in part: chance, not the end of need',
      ],
      [
        'BG/NBD (need ends at a contact)',
        against(
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
        'in part: chance and the end of need, if the model holds',
      ],
      [
        'Pareto/NBD (need ends at any time)',
        against(
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
        'in part: chance and the end of need, if the model holds',
      ],
      [
        'people with as much contact and no support',
        isComputed(compared) ? compared.fall : compared,
        'yes, if who got support was a matter of the count alone',
      ],
      ['the same, every contact timed (Andersen–Gill)', recurrent, 'yes, on the same condition'],
    ];
    const real = without === null || !given ? null : 1 - sum(observed) / sum(pick(without));
    return [
      {
        id: 'support.naive',
        title: 'Fall in contact of people with support, against their own year before',
        questions,
        ...stated(naive),
        unit: 'proportion',
        method: { name: 'Ratio of sums, normal interval of its logarithm', source: 'Cochran (1977)' },
        limitations: [
          'People are chosen in a bad year; the next is better without any help. This number must not be quoted as an effect.',
        ],
      },
      {
        id: 'support.compared',
        title: 'Fall in contact of people with support, against people with as much contact and none',
        questions,
        ...stated(isComputed(compared) ? compared.fall : compared),
        unit: 'proportion',
        method: {
          name: 'Stratified ratio within bands of contact before',
          source: 'Cochran (1977); Barnett, van der Pols and Dobson (2005)',
        },
        limitations: [
          'Holds only if, among people with as much contact, who got support has nothing to do with how they would have fared.',
          'Less contact is not by itself better: a person may have lost trust, or been told to stop calling.',
        ],
      },
      {
        id: 'support.true',
        title: 'Fall that the programme truly brought about (invented people only)',
        questions,
        ...(real === null
          ? { notComputed: notComputed('what would have happened without support is not known of real people') }
          : { value: real }),
        unit: 'proportion',
        method: { name: 'Counterfactual of the generator', source: 'the dataset’s truth' },
      },
      {
        id: 'support.side-by-side',
        title: 'Fall in contact after support, by what it is compared with',
        questions,
        unit: 'proportion',
        ...(given
          ? {
              table: {
                columns: [
                  text('against', 'Compared with'),
                  ...withLimits({ name: 'fall', label: 'Fall', unit: 'proportion' }),
                  { name: 'reads', label: 'Can it be read as the effect?', unit: 'text' },
                ],
                rows: rows.map(([name, fall, reads]) => [
                  name,
                  ...statedLimits(fall),
                  isComputed(fall) ? reads : fall.reason,
                ]),
              },
            }
          : { notComputed: none }),
        method: {
          name: 'Empirical Bayes, BG/NBD, Pareto/NBD, stratified comparison, Andersen–Gill with robust error',
          source:
            'Hauer (1997); Fader, Hardie and Lee (2005); Schmittlein, Morrison and Colombo (1987); Andersen and Gill (1982)',
        },
        tolerance: { kind: 'float', absolute: 1e-6, relative: 1e-4 },
      },
      {
        id: 'support.bands',
        title: 'People with and without support, by contacts in the year before',
        questions,
        unit: 'count',
        ...(isComputed(compared)
          ? {
              table: {
                columns: [
                  text('before', 'Contacts before'),
                  peopleCount('supported', 'With support'),
                  peopleCount('compared', 'Without'),
                  count('after', 'Contacts after, with support'),
                  count('expected', 'Expected of them'),
                ],
                rows: compared.bands.map((band) => [
                  band.from === band.to ? `${band.from}` : `${band.from} to ${band.to}`,
                  band.supported,
                  band.compared,
                  band.supportedAfter,
                  Math.round(band.expectedAfter),
                ]),
              },
            }
          : { notComputed: compared }),
        method: COUNT,
      },
      {
        id: 'support.over-time',
        title: 'Contacts per person since the start, with and without support',
        questions,
        unit: 'ratio',
        ...(given
          ? {
              table: {
                columns: [
                  { name: 'side', label: 'Side', unit: 'text', key: true },
                  { name: 'days', label: 'Days since the start', unit: 'count', key: true },
                  peopleCount('people', 'People followed'),
                  { name: 'mean', label: 'Contacts per person', unit: 'ratio' },
                  { name: 'low', label: 'from', unit: 'ratio' },
                  { name: 'high', label: 'to', unit: 'ratio' },
                ],
                rows: [1, 0].flatMap((side) => overTime(log, evaluation, side)),
              },
            }
          : { notComputed: none }),
        method: {
          name: 'Mean cumulative function, Lawless–Nadeau error',
          source: 'Nelson (1988); Lawless and Nadeau (1995)',
        },
        limitations: ['Several contacts of one person on one day count once here.'],
      },
      {
        id: 'support.channels',
        title: 'Contacts of people with support, the year before and the year after, by channel',
        questions,
        unit: 'count',
        ...(given
          ? {
              table: {
                columns: [
                  text('channel', 'Channel'),
                  peopleCount('before', 'Year before'),
                  peopleCount('after', 'Year after'),
                ],
                rows: channelsOf(log, evaluation),
              },
            }
          : { notComputed: none }),
        method: COUNT,
        limitations: [
          'Contact that moved to another service, or stopped because trust was lost, leaves no trace in this log.',
        ],
      },
    ];
  },
});

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
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

function overTime(log: LogLike, { codes, supported, start }: Evaluation, side: number): (string | number | null)[][] {
  const own = codes.filter((_, place) => supported[place] === side);
  const steps = meanCumulativeFunction(
    stretchesOf(orderByPerson(log.columns, log.counted), own, { from: start, until: start + YEAR }),
  );
  if ('status' in steps) return [];
  return [30, 91, 182, 273, 365].flatMap((days) => {
    const step = cumulativeAt(steps, days);
    if (step === null) return [];
    return [
      [
        side === 1 ? 'with support' : 'without',
        days,
        own.length,
        step.mean,
        Math.max(0, step.mean - 1.959964 * step.robustError),
        step.mean + 1.959964 * step.robustError,
      ],
    ];
  });
}

function channelsOf(
  log: LogLike & { readonly channel: DictionaryColumn },
  { codes, supported, start }: Evaluation,
): (string | number)[][] {
  const chosen = new Set(codes.filter((_, place) => supported[place] === 1));
  const counts = [start - YEAR, start].map((from) =>
    countByCategory(log.columns, log.channel, { period: { from, until: from + YEAR }, kept: log.counted }),
  );
  return counts[0]!.categories
    .map((channel, at): (string | number)[] => [
      channel,
      ...counts.map((own) =>
        [...chosen].reduce((total, code) => total + own.counts[code * own.categories.length + at]!, 0),
      ),
    ])
    .filter(([, before, after]) => Number(before) + Number(after) > 0);
}
