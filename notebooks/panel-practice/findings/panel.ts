import { dateColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedNumber, statedShare } from '@assay/notebook';
import { notComputed, textAt } from '@assay/statistics';
import {
  asOf,
  dayOfText,
  days,
  lifecycle,
  meetingsPerYear,
  milestones,
  outcomes,
  practice,
  requests,
  texts,
} from '../inputs.ts';

const COUNT = {
  name: 'Count of rows of the published minutes at hand',
  source: 'Ethics Committee, 10 May 2023; Ethics Panel, 5 March 2025',
};
const MINUTES = 'Minutes of meetings before, between and after those at hand may record more.';
const YEAR = 365.25;

export const panelFindings = findings({
  name: 'panelFindings',
  title: 'What came before the panel, and what it said',
  needs: { practice, outcomes, lifecycle, asOf, meetingsPerYear },
  compute: ({ practice, outcomes, lifecycle, asOf, meetingsPerYear }): FindingDraft[] => {
    const { systems, considered, questions } = practice;
    const meetings = [...new Set(considered.map(({ meeting }) => meeting))].sort();
    const span = meetings.length === 0 ? 0 : (dayOfText(asOf) - dayOfText(meetings[0]!)) / YEAR;
    const kinds = ['question', 'presenter-question', 'claim', 'discussion', 'recommendation', 'action'];
    const scale = texts(outcomes, ['code', 'wording', 'status']);
    return [
      {
        id: 'items.count',
        title: 'Items considered in the minutes at hand',
        questions: ['COM-R1'],
        value: considered.length,
        unit: 'count',
        method: COUNT,
      },
      {
        id: 'meetings.at-hand',
        title: 'Meetings whose minutes are at hand',
        questions: ['COM-R1'],
        value: meetings.length,
        unit: 'count',
        method: COUNT,
      },
      {
        id: 'meetings.expected',
        title: 'Meetings expected from the first of them to the day counted to',
        questions: ['COM-R1'],
        value: Math.floor(span * meetingsPerYear) + 1,
        unit: 'count',
        method: { name: 'Years passed × meetings in a year, and the first', source: 'ours' },
      },
      {
        id: 'items.by-meeting',
        title: 'What each meeting dealt with',
        questions: ['COM-R1'],
        unit: 'count',
        method: COUNT,
        table: {
          columns: [
            { name: 'meeting', label: 'Meeting', unit: 'text', key: true },
            { name: 'items', label: 'Items', unit: 'count' },
            { name: 'outcomes', label: 'With an outcome', unit: 'count' },
            ...kinds.map((kind) => ({
              name: kind,
              label: `${kind.charAt(0).toUpperCase()}${kind.slice(1).replace('-', ' ')}s`,
              unit: 'count' as const,
            })),
          ],
          rows: meetings.map((meeting) => {
            const items = considered.filter((one) => one.meeting === meeting);
            return [
              meeting,
              items.length,
              items.filter(({ outcome }) => outcome !== null).length,
              ...kinds.map((kind) => questions.filter((one) => one.meeting === meeting && one.kind === kind).length),
            ];
          }),
        },
      },
      {
        id: 'items.by-system',
        title: 'Systems, where they stand and what was asked of them',
        questions: ['COM-R1', 'RAP-R1', 'CAM-A1'],
        unit: 'count',
        method: COUNT,
        table: {
          columns: [
            { name: 'system', label: 'Code', unit: 'text', key: true },
            { name: 'title', label: 'System', unit: 'text' },
            { name: 'stage', label: 'Stage', unit: 'text' },
            { name: 'considered', label: 'Times considered', unit: 'count' },
            { name: 'points', label: 'Points raised', unit: 'count' },
            { name: 'daysSince', label: 'Days since last considered', unit: 'days' },
          ],
          rows: systems.map(({ id, title, stage }) => {
            const own = considered
              .filter(({ system }) => system === id)
              .map(({ meeting }) => meeting)
              .sort();
            const last = own.at(-1);
            return [
              id,
              title,
              stage,
              own.length,
              questions.filter(({ system }) => system === id).length,
              last === undefined ? null : dayOfText(asOf) - dayOfText(last),
            ];
          }),
        },
        limitations: [MINUTES],
      },
      {
        id: 'outcomes.mix',
        title: 'Outcomes recorded',
        questions: ['COM-R1'],
        unit: 'count',
        method: COUNT,
        table: {
          columns: [
            { name: 'code', label: 'Outcome', unit: 'text', key: true },
            { name: 'wording', label: 'Wording', unit: 'text' },
            { name: 'items', label: 'Items', unit: 'count' },
          ],
          rows: [
            ...scale.map(([code, wording, status]) => [
              code!,
              // A wording that no minute uses must not be printed as if it were official.
              status === 'attested' ? wording! : 'wording not confirmed',
              considered.filter(({ outcome }) => outcome === code).length,
            ]),
            [
              'not recorded',
              'the minute records no outcome',
              considered.filter(({ outcome }) => outcome === null).length,
            ],
          ],
        },
      },
      {
        id: 'stages.current',
        title: 'Systems in each stage',
        questions: ['COM-R1', 'CAM-A1', 'RAP-R1'],
        unit: 'count',
        method: COUNT,
        table: {
          columns: [
            { name: 'stage', label: 'Stage', unit: 'text', key: true },
            { name: 'kind', label: 'Main or side', unit: 'text' },
            { name: 'attested', label: 'Named in a minute', unit: 'text' },
            { name: 'systems', label: 'Systems', unit: 'count' },
            { name: 'names', label: 'Which', unit: 'text' },
          ],
          rows: texts(lifecycle, ['id', 'title', 'kind', 'status']).map(([id, title, kind, status]) => {
            const own = systems.filter(({ stage }) => stage === id);
            return [
              title!,
              kind!,
              status === 'attested' ? 'yes' : 'no',
              own.length,
              own.map((one) => one.id).join(', '),
            ];
          }),
        },
      },
      {
        id: 'withdrawn.systems',
        title: 'Systems withdrawn, and what is known of their data',
        questions: ['CAM-A1'],
        unit: 'text',
        method: COUNT,
        table: {
          columns: [
            { name: 'system', label: 'Code', unit: 'text', key: true },
            { name: 'title', label: 'System', unit: 'text' },
            { name: 'reason', label: 'As recorded', unit: 'text' },
            { name: 'disposal', label: 'Evidence that data were disposed of', unit: 'text' },
          ],
          rows: systems
            .filter(({ stage }) => stage === 'withdrawn')
            .map(({ id, title, description }) => [id, title, description, 'none given']),
        },
        limitations: [
          'A pilot that never ran may have held no data. The minutes do not say; a line from the force would settle it.',
        ],
      },
    ];
  },
});

export const requestFindings = findings({
  name: 'requestFindings',
  title: 'What became of what the panel requested, and how long papers take',
  needs: { practice, milestones, requests, asOf, meetingsPerYear },
  compute: ({ practice, milestones, requests, asOf, meetingsPerYear }): FindingDraft[] => {
    const today = dayOfText(asOf);
    const gist = new Map(practice.questions.map(({ id, text }) => [id, text]));
    const asked = days(requests, 'asked');
    const rows = texts(requests, ['request', 'due', 'recorded']).map(([request, due, recorded], row) => ({
      request: request!,
      due: due!,
      recorded: recorded!,
      asked: asked[row]!,
    }));
    // A request of the latest minute could not have been met in it.
    const old = rows.filter((row) => row.asked !== null && row.asked < today);
    const share = (recorded: readonly string[]) =>
      statedShare(
        { successes: old.filter((row) => recorded.includes(row.recorded)).length, total: old.length },
        'requests older than the latest minute',
      );
    const interval = YEAR / meetingsPerYear;
    const isOverdue = ({ due, recorded, asked }: (typeof rows)[number]) =>
      due === 'next meeting' && recorded === 'nothing' && asked + interval < today;
    const everyWord = ['done', 'a step', 'nothing'];
    return [
      {
        id: 'requests.done',
        title: 'Requests that a minute records as done',
        questions: ['COM-R1'],
        ...share(['done']),
        limitations: [
          MINUTES,
          'The interval treats the requests as a sample of what the panel asks; they are all that these minutes hold.',
        ],
      },
      {
        id: 'requests.most',
        title: 'Requests that may be done, if all that no minute records was',
        questions: ['COM-R1'],
        ...statedNumber(
          old.length === 0
            ? notComputed('no request is older than the latest minute')
            : old.filter((row) => row.recorded !== 'a step').length / old.length,
        ),
        unit: 'proportion',
        method: { name: 'Bound without assumption about meetings not at hand', source: 'Manski (1989)' },
      },
      {
        id: 'returns.overdue',
        title: 'Returns due at the next meeting of which no minute at hand records anything',
        questions: ['COM-R1'],
        value: rows.filter(isOverdue).length,
        unit: 'count',
        method: COUNT,
        limitations: [MINUTES],
      },
      {
        id: 'requests.tracker',
        title: 'Each request, its age, and what is recorded of it',
        questions: ['COM-R1', 'COM-A1', 'BAB-A1', 'RAP-R1'],
        unit: 'days',
        method: COUNT,
        table: {
          columns: [
            { name: 'request', label: 'Request', unit: 'text', key: true },
            { name: 'gist', label: 'Gist', unit: 'text' },
            { name: 'asked', label: 'Asked', unit: 'text' },
            { name: 'due', label: 'Due', unit: 'text' },
            { name: 'age', label: 'Days since', unit: 'days' },
            { name: 'recorded', label: 'Recorded', unit: 'text' },
            { name: 'overdue', label: 'Overdue', unit: 'text' },
          ],
          rows: rows.map((row, at) => [
            row.request,
            gist.get(row.request) ?? null,
            textAt(dateColumn(requests, 'asked').recorded, at),
            row.due,
            row.asked === null ? null : today - row.asked,
            row.recorded,
            isOverdue(row) ? 'yes, as far as the minutes at hand show' : 'no',
          ]),
        },
        limitations: ['An action carried over has the day of the minute that mentions it, so it may be older.'],
      },
      {
        id: 'requests.by-age',
        title: 'Requests by what is recorded of them',
        questions: ['COM-R1'],
        unit: 'count',
        method: COUNT,
        table: {
          columns: [
            { name: 'recorded', label: 'Recorded', unit: 'text', key: true },
            { name: 'older', label: 'Older than the latest minute', unit: 'count' },
            { name: 'all', label: 'All', unit: 'count' },
          ],
          rows: everyWord.map((word) => [
            word,
            old.filter(({ recorded }) => recorded === word).length,
            rows.filter(({ recorded }) => recorded === word).length,
          ]),
        },
      },
      operationalTable(milestones, today),
    ];
  },
});

/** Days from the paper in principle to the tool, as wide as the minutes leave it. */
function operationalTable(milestones: Parameters<typeof texts>[0], today: number): FindingDraft {
  const [earliest, latest] = [days(milestones, 'earliest'), days(milestones, 'latest')];
  const all = texts(milestones, ['system', 'stage']).map(([system, stage], row) => ({
    system: system!,
    stage: stage!,
    from: earliest[row] ?? null,
    to: latest[row] ?? null,
  }));
  return {
    id: 'time.to-operational',
    title: 'Days from the paper in principle to the operational paper',
    questions: ['COM-R1'],
    unit: 'days',
    method: { name: 'Difference of the days that the minutes leave open', source: COUNT.source },
    table: {
      columns: [
        { name: 'system', label: 'System', unit: 'text', key: true },
        { name: 'least', label: 'At least', unit: 'days' },
        { name: 'most', label: 'At most', unit: 'days' },
        { name: 'state', label: 'State', unit: 'text' },
      ],
      rows: all
        .filter(({ stage }) => stage === 'in-principle')
        .map(({ system, from, to }) => {
          const tool = all.find((one) => one.system === system && one.stage === 'operational');
          const least = to === null ? null : (tool?.from ?? today) - to;
          if (tool === undefined) return [system, least, null, 'not operational in the minutes at hand'];
          return [system, least, from === null || tool.to === null ? null : tool.to - from, 'operational'];
        }),
    },
    limitations: [
      'Too few systems for a curve or an average. Where the minutes give a year alone, the day may be any of it.',
    ],
  };
}
