import { rowsByGroup } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, statedNumber, withLimits } from '@assay/notebook';
import { koopmanRatio, notComputed, quantileR7, twoProportionSampleSize, wilsonInterval } from '@assay/statistics';
import { allRows, cases, type Decisions, part, pupilsInvolved, pupilsPerSchool, schoolsAlike } from '../inputs.ts';

const WILSON = { name: 'Share with Wilson score interval', source: 'Wilson (1927)' };
const CONSENSUAL = 'consensual, no aggravation';
const OLDER = '16-17';

export const disposalFindings = findings({
  name: 'disposalFindings',
  title: 'What follows for young people, and their devices',
  needs: { cases },
  compute: ({ cases }): FindingDraft[] => {
    const everyone = allRows(cases.count);
    return [
      {
        id: 'disposals.by-context',
        title: 'What followed, by how the image came about',
        questions: ['IIC-P3', 'IIC-R2', 'IIC-D2'],
        unit: 'proportion',
        people: true,
        method: WILSON,
        table: {
          columns: [
            { name: 'context', label: 'Context', unit: 'text', key: true },
            { name: 'disposal', label: 'What followed', unit: 'text', key: true },
            { name: 'cases', label: 'Cases', unit: 'count', people: true },
            { name: 'all', label: 'All in this context', unit: 'count', people: true },
            ...withLimits({
              name: 'share',
              label: 'Share',
              unit: 'proportion',
              numerator: 'cases',
              denominator: 'all',
            }),
          ],
          rows: rowsByGroup(cases.context).flatMap(([context, rows]) => {
            const inContext = new Set(rows);
            return rowsByGroup(cases.disposal).map(([disposal, own]) => {
              const successes = own.filter((row) => inContext.has(row)).length;
              return [
                context,
                disposal,
                successes,
                rows.length,
                ...statedLimits(wilsonInterval({ successes, total: rows.length })),
              ];
            });
          }),
        },
        limitations: [
          'A file closed without further action may still have been months of worry; the table cannot show it.',
        ],
      },
      groupTable(cases),
      {
        id: 'devices.held',
        title: 'Days that devices were held, by what followed',
        questions: ['IIC-P3', 'IIC-Q5'],
        unit: 'days',
        people: true,
        method: { name: 'Quartiles of days held', source: 'Hyndman and Fan (1996), definition 7' },
        table: {
          columns: [
            { name: 'disposal', label: 'What followed', unit: 'text', key: true },
            { name: 'devices', label: 'Devices', unit: 'count', people: true },
            { name: 'quarter', label: 'A quarter back within', unit: 'days' },
            { name: 'half', label: 'Half back within', unit: 'days' },
            { name: 'threeQuarters', label: 'Three quarters back within', unit: 'days' },
          ],
          rows: rowsByGroup(cases.disposal).map(([disposal, rows]) => {
            const days = rows.map((row) => cases.daysSeized[row]!).filter((one) => !Number.isNaN(one));
            const quantile = (share: number) => {
              const value = days.length === 0 ? null : quantileR7(days, share);
              return typeof value === 'number' ? value : null;
            };
            return [disposal, days.length, quantile(0.25), quantile(0.5), quantile(0.75)];
          }),
        },
        limitations: [
          'A device that was wiped or destroyed counts like one returned; the data do not tell them apart.',
        ],
      },
      policies(cases, everyone),
    ];
  },
});

/** The same three harms by age band and by context, with the youngest group's ratio to the oldest. */
function groupTable(cases: Decisions): FindingDraft {
  const bands = rowsByGroup(cases.age);
  const reference = bands.find(([band]) => band === OLDER)?.[1];
  return {
    id: 'harms.by-age',
    title: 'Criminal outcomes and devices taken, by age',
    questions: ['IIC-P3', 'IIC-D3', 'IIC-R2'],
    unit: 'proportion',
    people: true,
    method: {
      name: 'Shares with Wilson intervals; ratio to the oldest with Koopman score interval',
      source: 'Wilson (1927); Koopman (1984)',
    },
    table: {
      columns: [
        { name: 'age', label: 'Age', unit: 'text', key: true },
        { name: 'criminal', label: 'Criminal outcome', unit: 'count', people: true },
        { name: 'cases', label: 'Cases', unit: 'count', people: true },
        ...withLimits({
          name: 'share',
          label: 'Share',
          unit: 'proportion',
          numerator: 'criminal',
          denominator: 'cases',
        }),
        ...withLimits({ name: 'ratio', label: 'Times the oldest', unit: 'ratio' }),
        ...withLimits({ name: 'seized', label: 'Device taken', unit: 'proportion' }),
      ],
      rows: bands.map(([band, rows]) => {
        const criminal = part(cases.criminal, rows);
        const ratio =
          reference === undefined || band === OLDER
            ? [null, null, null]
            : statedLimits(koopmanRatio(criminal, part(cases.criminal, reference)));
        return [
          band,
          criminal.successes,
          criminal.total,
          ...statedLimits(wilsonInterval(criminal)),
          ...ratio,
          ...statedLimits(wilsonInterval(part(cases.seized, rows))),
        ];
      }),
    },
    limitations: [
      'Who was asked for consent, and whether parents were told, is not recorded. Neither are sex and ethnicity in these metadata.',
    ],
  };
}

/** The same cases under other policies: what each would change of what is counted. */
function policies(cases: Decisions, everyone: readonly number[]): FindingDraft {
  const isConsensual = (row: number) => cases.context.values[cases.context.codes[row]!] === CONSENSUAL;
  const isSupport = (row: number) =>
    ['education or support', 'community resolution'].includes(cases.disposal.values[cases.disposal.codes[row]!] ?? '');
  const days = (rows: readonly number[]) =>
    rows.reduce((sum, row) => sum + (Number.isNaN(cases.daysSeized[row]!) ? 0 : cases.daysSeized[row]!), 0);
  const choices: readonly [
    string,
    { upload: (row: number) => boolean; criminal: (row: number) => boolean; seize: (row: number) => boolean },
  ][] = [
    ['as it was', { upload: (row) => cases.uploaded[row] === 1, criminal: () => true, seize: () => true }],
    ['upload all, else as it was', { upload: () => true, criminal: () => true, seize: () => true }],
    [
      'upload all; consensual cases: support, no criminal outcome',
      { upload: () => true, criminal: (row) => !isConsensual(row), seize: () => true },
    ],
    [
      'upload all; consensual cases: support, devices kept',
      { upload: () => true, criminal: (row) => !isConsensual(row), seize: (row) => !isConsensual(row) },
    ],
    [
      'upload all; no criminal outcome, no device taken',
      { upload: () => true, criminal: () => false, seize: () => false },
    ],
  ];
  return {
    id: 'policies.compared',
    title: 'The same cases under other policies',
    questions: ['IIC-Q5', 'IIC-D2', 'IIC-Q1', 'IIC-R2', 'IIC-R3'],
    unit: 'count',
    people: true,
    method: { name: 'Recount of the recorded cases under each rule', source: 'ours' },
    table: {
      columns: [
        { name: 'policy', label: 'Policy', unit: 'text', key: true },
        { name: 'uploaded', label: 'Images uploaded', unit: 'count', people: true },
        { name: 'criminal', label: 'Criminal outcomes', unit: 'count', people: true },
        { name: 'support', label: 'Support or resolution', unit: 'count', people: true },
        { name: 'devices', label: 'Devices taken', unit: 'count', people: true },
        { name: 'days', label: 'Days without a device', unit: 'days' },
      ],
      rows: choices.map(([policy, { upload, criminal, seize }]) => {
        const turned = everyone.filter((row) => cases.criminal[row] === 1 && !criminal(row));
        const taken = everyone.filter((row) => cases.seized[row] === 1 && seize(row));
        return [
          policy,
          everyone.filter(upload).length,
          everyone.filter((row) => cases.criminal[row] === 1).length - turned.length,
          everyone.filter(isSupport).length + turned.length,
          taken.length,
          days(taken),
        ];
      }),
    },
    limitations: [
      'Nobody changes their conduct in this table: whether another response would lead to more or fewer images is not known.',
      'What devices held beyond the image, and what would have been missed without taking them, is not recorded.',
    ],
  };
}

export const schoolFindings = findings({
  name: 'schoolFindings',
  title: 'How large an evaluation of school officers must be',
  needs: { pupilsPerSchool, pupilsInvolved, schoolsAlike },
  compute: ({ pupilsPerSchool, pupilsInvolved, schoolsAlike }): FindingDraft[] => {
    const designEffect = 1 + (pupilsPerSchool - 1) * schoolsAlike;
    return [
      {
        id: 'schools.recorded',
        title: 'Effect of school officers so far',
        questions: ['IIC-Q2'],
        ...statedNumber(notComputed('no data on it are recorded')),
        unit: 'percentage-points',
        method: { name: 'None', source: 'the minutes say that there are no data' },
      },
      {
        id: 'schools.needed',
        title: 'Schools needed to see a drop, half of them with a school officer first',
        questions: ['IIC-Q2', 'IIC-R3'],
        unit: 'count',
        method: {
          name: 'Two proportions, power of four in five, times the design effect of whole schools',
          source: 'Fleiss, Levin and Paik (2003); Donner and Klar (2000)',
        },
        table: {
          columns: [
            { name: 'drop', label: 'True drop', unit: 'text', key: true },
            { name: 'pupils', label: 'Pupils', unit: 'count' },
            { name: 'schools', label: 'Schools', unit: 'count' },
          ],
          rows: [0.1, 0.2, 0.3, 0.5].map((drop) => {
            const each = twoProportionSampleSize({
              groupRate: pupilsInvolved * (1 - drop),
              referenceRate: pupilsInvolved,
              power: 0.8,
            });
            const label = `${drop * 100}%`;
            if (typeof each !== 'number') return [label, null, null];
            const pupils = Math.ceil(2 * each * designEffect);
            return [label, pupils, 2 * Math.ceil(pupils / pupilsPerSchool / 2)];
          }),
        },
        limitations: [
          'A stepped wedge, in which every school gets an officer in turn, needs no more schools but longer, and must allow for time.',
        ],
      },
    ];
  },
});
