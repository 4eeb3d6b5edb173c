import { dateColumn, numberColumn, rowsByGroup, type Table, textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { allNotComputed, findings, stated, statedChance, statedLimits, statedShare, withLimits } from '@assay/notebook';
import {
  garwoodRate,
  isComputed,
  kaplanMeier,
  logRankTest,
  meanInterval,
  notComputed,
  poissonFunnelLimits,
  survivalAt,
  timeToShare,
  wilsonInterval,
} from '@assay/statistics';
import { dayOfText, extractDate, isDay, isGiven, staff, yearOfDay } from '../inputs.ts';

/** The national exercise as published: people checked, and what the checks led to. */
const NATIONAL_CHECKED = 307_452;
const NATIONAL = [
  ['criminal', 9],
  ['disciplinary', 88],
  ['vetting', 139],
  ['management', 128],
  ['no further action', 97],
] as const;
const NATIONAL_SOURCE =
  'National Police Chiefs’ Council, historic data wash against the Police National Database, published totals';
const YEAR_DAYS = 365;
const NONE = notComputed('no list of staff was given');

export const checkFindings = findings({
  name: 'checkFindings',
  title: 'Checks of staff beside the national exercise',
  needs: { staff },
  compute: ({ staff }): FindingDraft[] => {
    const shared = {
      questions: ['CAS-C1'],
      method: {
        name: 'Published counts, Garwood interval; Poisson limits at the national rate',
        source: `${NATIONAL_SOURCE}; Garwood (1936); Spiegelhalter (2005)`,
      },
    };
    const total = NATIONAL.reduce((sum, [, count]) => sum + count, 0);
    const national: FindingDraft = {
      ...shared,
      id: 'checks.national-rate',
      title: 'People with an adverse record for each thousand checked in the national exercise',
      ...stated(perThousand(total, NATIONAL_CHECKED)),
      unit: 'rate-per-1000',
      numerator: total,
      denominator: NATIONAL_CHECKED,
      denominatorLabel: 'people checked nationally',
      people: true,
    };
    if (!isGiven(staff)) {
      return [
        national,
        ...(['checks.covered', 'checks.by-result', 'checks.by-department'] as const).map(
          (id): FindingDraft => ({ ...shared, id, title: 'Checks of staff', unit: 'count', notComputed: NONE }),
        ),
      ];
    }
    const checked = rowsWhere(staff, 'checked', 'yes');
    const result = textColumn(staff, 'check_result');
    const found = (rows: readonly number[], word: string) =>
      rows.filter((row) => result.values[result.codes[row]!] === word).length;
    const words = NATIONAL.map(([word]) => word as string);
    const adverse = (rows: readonly number[]) =>
      rows.filter((row) => words.includes(result.values[result.codes[row]!] ?? '')).length;
    return [
      national,
      {
        id: 'checks.covered',
        title: 'Staff who have been checked',
        questions: ['CAS-C1'],
        people: true,
        ...statedShare({ successes: checked.length, total: staff.rowCount }, 'staff'),
      },
      {
        ...shared,
        id: 'checks.by-result',
        title: 'Results of the checks, beside what the national rate would give',
        unit: 'count',
        people: true,
        table: {
          columns: [
            { name: 'result', label: 'Led to', unit: 'text', key: true },
            { name: 'national', label: 'National', unit: 'count', people: true },
            ...withLimits({ name: 'rate', label: 'National, per thousand', unit: 'rate-per-1000' }),
            ...withLimits({ name: 'expected', label: 'Expected here', unit: 'score' }),
            { name: 'here', label: 'Found here', unit: 'count', people: true, sensitive: true },
          ],
          rows: [...NATIONAL, ['all', total] as const].map(([word, count]) => {
            const rate = count / NATIONAL_CHECKED;
            const limits = checked.length === 0 ? null : poissonFunnelLimits(rate, checked.length);
            return [
              word,
              count,
              ...statedLimits(perThousand(count, NATIONAL_CHECKED)),
              rate * checked.length,
              limits === null ? null : limits.low * checked.length,
              limits === null ? null : limits.high * checked.length,
              word === 'all' ? adverse(checked) : found(checked, word),
            ];
          }),
        },
        limitations: [
          'The limits take the national rate as known. A force that looks harder, or holds more records, finds more.',
          'A count below the limits can mean a sounder force or a search that finds less.',
        ],
      },
      {
        ...shared,
        id: 'checks.by-department',
        title: 'Funnel: adverse records by department, beside the national rate',
        unit: 'rate-per-1000',
        people: true,
        table: {
          columns: [
            { name: 'department', label: 'Department', unit: 'text', key: true },
            { name: 'adverse', label: 'Adverse', unit: 'count', people: true, sensitive: true },
            { name: 'checked', label: 'Checked', unit: 'count', people: true },
            {
              name: 'rate',
              label: 'Per thousand',
              unit: 'rate-per-1000',
              numerator: 'adverse',
              denominator: 'checked',
            },
            { name: 'low', label: 'By chance at least', unit: 'rate-per-1000' },
            { name: 'high', label: 'By chance at most', unit: 'rate-per-1000' },
            { name: 'outside', label: 'Outside', unit: 'text' },
          ],
          rows: departments(staff, checked).map(([department, rows]) => {
            const limits = poissonFunnelLimits(total / NATIONAL_CHECKED, rows.length, { level: 0.998 });
            const rate = adverse(rows) / rows.length;
            const side = rate > limits.high ? 'above' : rate < limits.low ? 'below' : 'within';
            return [department, adverse(rows), rows.length, rate * 1000, limits.low * 1000, limits.high * 1000, side];
          }),
        },
        limitations: ['Limits that one unit in five hundred passes by chance alone.'],
      },
    ];
  },
});

export const vettingFindings = findings({
  name: 'vettingFindings',
  title: 'The vetting backlog, yearly checks and training',
  needs: { staff, extractDate },
  compute: ({ staff, extractDate }): FindingDraft[] => {
    const method = {
      name: 'Kaplan–Meier, open cases counted up to the day of the extract; log-rank test',
      source: 'Kaplan and Meier (1958); Mantel (1966)',
    };
    const ids = [
      'backlog.open',
      'backlog.by-year',
      'backlog.differ',
      'integrity.in-date',
      'integrity.by-department',
      'training.covered',
      'training.gain',
      'training.by-kind',
    ];
    if (!isGiven(staff)) {
      const questionsOf = (id: string) => (id.startsWith('training') ? ['CAS-Q4', 'RAP-Q3'] : ['CAS-C2']);
      const title = 'Vetting, checks and training';
      return allNotComputed(
        ids.map((id) => ({ id, title, questions: questionsOf(id), unit: 'count', method })),
        NONE,
      );
    }
    const today = dayOfText(extractDate);
    const [from, to] = ['vetting_started', 'vetting_completed'].map((name) => dateColumn(staff, name).days);
    const rows = Array.from(from!.keys()).filter((row) => isDay(from![row]!) && from![row]! <= today);
    const isDone = (row: number) => isDay(to![row]!) && to![row]! <= today;
    const times = rows.map((row) => Math.max(0, (isDone(row) ? to![row]! : today) - from![row]!));
    const causes = rows.map((row) => (isDone(row) ? 1 : 0));
    const years = [...new Set(rows.map((row) => yearOfDay(from![row]!)))].sort();
    const group = rows.map((row) => years.indexOf(yearOfDay(from![row]!)));
    const differ = logRankTest({ times, causes, groups: group });
    const inDate = (own: readonly number[]) => {
      const days = dateColumn(staff, 'integrity_check').days;
      return own.filter((row) => isDay(days[row]!) && today - days[row]! <= YEAR_DAYS).length;
    };
    const everyone = Array.from({ length: staff.rowCount }, (_, row) => row);
    return [
      {
        id: 'backlog.open',
        title: 'Renewals of vetting that are open',
        questions: ['CAS-C2'],
        people: true,
        ...statedShare(
          { successes: causes.filter((cause) => cause === 0).length, total: rows.length },
          'renewals that fell due',
        ),
      },
      {
        id: 'backlog.by-year',
        title: 'How long a renewal of vetting stays open, by the year in which it fell due',
        questions: ['CAS-C2'],
        unit: 'days',
        people: true,
        method,
        table: {
          columns: [
            { name: 'year', label: 'Fell due', unit: 'text', key: true },
            { name: 'open', label: 'Still open', unit: 'count', people: true },
            { name: 'renewals', label: 'Renewals', unit: 'count', people: true },
            ...withLimits({ name: 'half', label: 'Half were done after', unit: 'days' }),
            ...[90, 180].flatMap((days) => [
              { name: `after${days}`, label: `Open after ${days} days`, unit: 'proportion' as const },
              { name: `after${days}Low`, label: 'Low', unit: 'proportion' as const },
              { name: `after${days}High`, label: 'High', unit: 'proportion' as const },
            ]),
          ],
          rows: years.map((year, at) => {
            const own = rows.map((_, index) => index).filter((index) => group[index] === at);
            const curve = kaplanMeier({
              times: own.map((index) => times[index]!),
              causes: own.map((index) => causes[index]!),
            });
            return [
              String(year),
              own.filter((index) => causes[index] === 0).length,
              own.length,
              ...statedLimits(timeToShare(curve)),
              ...statedLimits(survivalAt(curve, 90)),
              ...statedLimits(survivalAt(curve, 180)),
            ];
          }),
        },
        limitations: [
          'A renewal that is struck from the list without being done looks open for ever or done, depending on who keeps the list.',
        ],
      },
      {
        id: 'backlog.differ',
        title: 'Chance of years so different if all renewals took equally long',
        questions: ['CAS-C2'],
        ...statedChance(isComputed(differ) ? differ.pValue : differ),
        method,
      },
      {
        id: 'integrity.in-date',
        title: 'Staff whose last integrity check is at most a year old',
        questions: ['CAS-C2'],
        people: true,
        ...statedShare({ successes: inDate(everyone), total: staff.rowCount }, 'staff'),
        limitations: ['Whether a check asks what matters is not in its date.'],
      },
      {
        id: 'integrity.by-department',
        title: 'Integrity checks and training by department',
        questions: ['CAS-C2', 'CAS-Q4'],
        unit: 'proportion',
        people: true,
        method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
        table: {
          columns: [
            { name: 'department', label: 'Department', unit: 'text', key: true },
            { name: 'inDate', label: 'Check in date', unit: 'count', people: true },
            { name: 'staff', label: 'Staff', unit: 'count', people: true },
            ...withLimits({
              name: 'share',
              label: 'Share in date',
              unit: 'proportion',
              numerator: 'inDate',
              denominator: 'staff',
            }),
            { name: 'trained', label: 'Trained', unit: 'count', people: true },
            {
              name: 'trainedShare',
              label: 'Share trained',
              unit: 'proportion',
              numerator: 'trained',
              denominator: 'staff',
            },
            { name: 'trainedLow', label: 'Low', unit: 'proportion' },
            { name: 'trainedHigh', label: 'High', unit: 'proportion' },
          ],
          rows: departments(staff, everyone).map(([department, own]) => {
            const trained = own.filter((row) => isDay(dateColumn(staff, 'training_date').days[row]!)).length;
            return [
              department,
              inDate(own),
              own.length,
              ...statedLimits(wilsonInterval({ successes: inDate(own), total: own.length })),
              trained,
              ...statedLimits(wilsonInterval({ successes: trained, total: own.length })),
            ];
          }),
        },
      },
      ...training(staff, today),
    ];
  },
});

function training(staff: Table, today: number): FindingDraft[] {
  const days = dateColumn(staff, 'training_date').days;
  const [before, after] = ['knowledge_before', 'knowledge_after'].map((name) => numberColumn(staff, name).values);
  const trained = Array.from(days.keys()).filter((row) => isDay(days[row]!) && days[row]! <= today);
  const gains = (rows: readonly number[]) =>
    rows.map((row) => after![row]! - before![row]!).filter((gain) => !Number.isNaN(gain));
  const kind = textColumn(staff, 'training_kind');
  const questions = ['CAS-Q4', 'RAP-Q3'];
  const limitations = [
    'Those who sat the second test chose to, or were there: the gain of the others is not known. A test of knowledge is no measure of conduct.',
  ];
  const method = { name: 'Mean of paired differences, t interval', source: 'Student (1908)' };
  return [
    {
      id: 'training.covered',
      title: 'Staff with training on standards',
      questions,
      people: true,
      ...statedShare({ successes: trained.length, total: staff.rowCount }, 'staff'),
    },
    {
      id: 'training.gain',
      title: 'Points gained from before to after',
      questions,
      ...stated(meanInterval(gains(trained))),
      unit: 'score',
      people: true,
      method,
      limitations,
    },
    {
      id: 'training.by-kind',
      title: 'Kinds of training, how recent, and what people knew after it',
      questions,
      unit: 'score',
      people: true,
      method,
      limitations,
      table: {
        columns: [
          { name: 'kind', label: 'Kind', unit: 'text', key: true },
          { name: 'trained', label: 'Trained', unit: 'count', people: true },
          { name: 'lastYear', label: 'In the last year', unit: 'count', people: true },
          { name: 'tested', label: 'Sat both tests', unit: 'count', people: true },
          ...withLimits({ name: 'gain', label: 'Points gained', unit: 'score' }),
        ],
        rows: kind.values
          .map((value, code): [string, number[]] => [value, trained.filter((row) => kind.codes[row] === code)])
          .filter(([, rows]) => rows.length > 0)
          .map(([value, rows]) => [
            value,
            rows.length,
            rows.filter((row) => today - days[row]! <= YEAR_DAYS).length,
            gains(rows).length,
            ...statedLimits(meanInterval(gains(rows))),
          ]),
      },
    },
  ];
}

function perThousand(events: number, checked: number) {
  return garwoodRate({ events, exposure: checked / 1000 });
}

function rowsWhere(table: Table, name: string, word: string): number[] {
  const { codes, values } = textColumn(table, name);
  return Array.from(codes.keys()).filter((row) => values[codes[row]!]?.trim().toLowerCase() === word);
}

function departments(table: Table, rows: readonly number[]): [string, number[]][] {
  const wanted = new Set(rows);
  return rowsByGroup(textColumn(table, 'department'))
    .map(([name, own]): [string, number[]] => [name, own.filter((row) => wanted.has(row))])
    .filter(([, own]) => own.length > 0);
}
