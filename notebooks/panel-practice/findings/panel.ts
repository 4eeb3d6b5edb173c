import { dayOfText, daysBetweenStages, type PanelRequest, panelRequests, textRows } from '@assay/dataset';
import { finding, findings } from '@assay/notebook';
import { notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { asOf, lifecycle, meetingsPerYear, milestones, outcomes, practice, requests } from '../inputs.ts';

const COUNT = {
  name: 'Count of rows of the published minutes at hand',
  source: 'Ethics Committee, 10 May 2023; Ethics Panel, 5 March 2025',
};
const MINUTES = 'Minutes of meetings before, between and after those at hand may record more.';
const YEAR = 365.25;
const OVERDUE = 'yes, as far as the minutes at hand show';
const KINDS = ['question', 'presenter-question', 'claim', 'discussion', 'recommendation', 'action'];
const PUBLISHED_DAYS = { of: 'days of the published minutes', unit: 'days' } as const;

const counting = finding.about({ questions: ['COM-R1'], method: COUNT });

export const panelFindings = findings('panelFindings', 'What came before the panel, and what it said', {
  needs: { practice, outcomes, lifecycle, asOf, meetingsPerYear },
  compute: ({ practice, outcomes, lifecycle, asOf, meetingsPerYear }) => {
    const { systems, considered, questions } = practice;
    const stages = textRows(lifecycle, { id: 'id', title: 'title', kind: 'kind', status: 'status' });
    const titleOfStage = new Map(stages.map(({ id, title }) => [id, title]));
    const meetings = [...new Set(considered.map(({ meeting }) => meeting))].sort();
    const span = (dayOfText(asOf) - dayOfText(meetings[0] ?? asOf)) / YEAR;
    const itemsWith = (code: string | null) => considered.filter(({ outcome }) => outcome === code).length;
    const scale = textRows(outcomes, { code: 'code', wording: 'wording', status: 'status' });
    const daysSince = (days: readonly string[]) =>
      days.length === 0 ? null : dayOfText(asOf) - dayOfText(days.toSorted().at(-1)!);
    return [
      counting.count('items.count', 'Items considered in the minutes at hand', 'items', considered.length),
      counting.count('meetings.at-hand', 'Meetings whose minutes are at hand', 'meetings', meetings.length),
      counting.count('meetings.expected', 'Meetings expected from the first of them to the day counted to', {
        counts: 'meetings',
        from:
          meetings.length === 0 || span < 0
            ? notComputed('no meeting of which minutes are at hand is as early as the day counted to')
            : Math.floor(span * meetingsPerYear) + 1,
        method: { name: 'Years passed × meetings in a year, and the first', source: 'ours' },
      }),
      counting.table('items.by-meeting', 'What each meeting dealt with', {
        rows: meetings.map((meeting) => ({
          meeting,
          items: considered.filter((one) => one.meeting === meeting).length,
          outcomes: considered.filter((one) => one.meeting === meeting && one.outcome !== null).length,
          points: questions.filter((one) => one.meeting === meeting),
        })),
        columns: (t) => [
          t.key('meeting', 'Meeting'),
          t.count('items', 'Items', 'items'),
          t.count('outcomes', 'With an outcome', 'items'),
          ...KINDS.map((kind) => {
            const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1).replace('-', ' ')}s`;
            return t.count(kind, title, 'questions', ({ points }) => points.filter((one) => one.kind === kind).length);
          }),
        ],
      }),
      counting.table('items.by-system', 'Systems, where they stand and what was asked of them', {
        questions: ['COM-R1', 'RAP-R1', 'CAM-A1'],
        unit: 'count',
        limitations: MINUTES,
        rows: systems.map((system) => ({
          ...system,
          meetings: considered.filter((one) => one.system === system.id).map(({ meeting }) => meeting),
          points: questions.filter((one) => one.system === system.id).length,
        })),
        columns: (t) => [
          t.key('system', 'Code', 'id'),
          t.text('title', 'System'),
          t.text('stage', 'Stage', ({ stage }) => titleOfStage.get(stage) ?? stage),
          t.count('considered', 'Times considered', 'items', ({ meetings }) => meetings.length),
          t.count('points', 'Points raised', 'questions'),
          t.constant('daysSince', 'Days since last considered', ({ meetings }) => daysSince(meetings), PUBLISHED_DAYS),
        ],
      }),
      counting.table('outcomes.mix', 'Outcomes recorded', {
        rows: [
          ...scale.map(({ code, wording, status }) => ({
            code,
            // A wording that no minute uses must not be printed as if it were official.
            wording: status === 'attested' ? wording : 'wording not confirmed',
            items: itemsWith(code),
          })),
          ...[...new Set(considered.flatMap(({ outcome }) => outcome ?? []))]
            .filter((outcome) => scale.every(({ code }) => code !== outcome))
            .map((code) => ({ code, wording: 'not on the scale', items: itemsWith(code) })),
          { code: 'not recorded', wording: 'the minute records no outcome', items: itemsWith(null) },
        ],
        columns: (t) => [t.key('code', 'Outcome'), t.text('wording', 'Wording'), t.count('items', 'Items', 'items')],
      }),
      counting.table('stages.current', 'Systems in each stage', {
        questions: ['COM-R1', 'CAM-A1', 'RAP-R1'],
        rows: stages.map((each) => ({ ...each, own: systems.filter(({ stage }) => stage === each.id) })),
        columns: (t) => [
          t.key('stage', 'Stage', 'title'),
          t.text('kind', 'Main or side'),
          t.text('attested', 'Named in a minute', ({ status }) => (status === 'attested' ? 'yes' : 'no')),
          t.count('systems', 'Systems', 'systems', ({ own }) => own.length),
          t.text('names', 'Which', ({ own }) => own.map(({ id }) => id).join(', ')),
        ],
      }),
      counting.table('withdrawn.systems', 'Systems withdrawn, and what is known of their data', {
        questions: ['CAM-A1'],
        unit: 'text',
        limitations:
          'A pilot that never ran may have held no data. The minutes do not say; a line from the force would settle it.',
        rows: systems.filter(({ stage }) => stage === 'withdrawn'),
        columns: (t) => [
          t.key('system', 'Code', 'id'),
          t.text('title', 'System'),
          t.text('reason', 'As recorded', 'description'),
          t.text('disposal', 'Evidence that data were disposed of', () => 'not said in these tables'),
        ],
      }),
    ];
  },
});

export const requestFindings = findings('requestFindings', {
  title: 'What became of what the panel requested, and how long papers take',
  needs: { practice, milestones, requests, asOf, meetingsPerYear },
  compute: ({ practice, milestones, requests, asOf, meetingsPerYear }) => {
    const today = dayOfText(asOf);
    const gist = new Map(practice.questions.map(({ id, text }) => [id, text]));
    const rows = panelRequests(requests).map((each) => ({ ...each, gist: gist.get(each.request) ?? null }));
    // A request of the latest minute could not have been met in it.
    const old = rows.filter((row) => row.asked !== null && row.asked < today);
    const recordedAs = (all: readonly PanelRequest[], word: string) =>
      all.filter(({ recorded }) => recorded === word).length;
    const between = YEAR / meetingsPerYear;
    const overdue = ({ due, recorded, asked }: PanelRequest) => {
      if (due !== 'next meeting' || recorded !== 'nothing') return 'no';
      if (asked === null) return 'the day on which it was asked is not recorded';
      return asked + between < today ? OVERDUE : 'no';
    };
    const ofOld = counting.with({ counts: 'requests', outOfLabel: 'requests older than the latest minute' });
    return [
      ofOld.share('requests.done', 'Requests that a minute records as done', {
        from: { of: recordedAs(old, 'done'), outOf: old.length },
        method: STATISTICAL_METHODS.wilsonShare,
        limitations: [
          MINUTES,
          'The interval treats the requests as a sample of what the panel asks; they are all that these minutes hold.',
        ],
      }),
      ofOld.share('requests.most', 'Requests that may be done, if all that no minute records was', {
        from:
          old.length === 0
            ? notComputed('no request is older than the latest minute')
            : { of: old.length - recordedAs(old, 'a step'), outOf: old.length },
        interval: null,
        method: { name: 'Bound without assumption about meetings not at hand', source: 'Manski (1989)' },
      }),
      counting.count('returns.overdue', {
        title: 'Returns due at the next meeting of which no minute at hand records anything',
        counts: 'requests',
        from: rows.filter((row) => overdue(row) === OVERDUE).length,
        limitations: MINUTES,
      }),
      counting.table('requests.tracker', 'Each request, its age, and what is recorded of it', {
        questions: ['COM-R1', 'COM-A1', 'BAB-A1', 'RAP-R1'],
        limitations: 'An action carried over has the day of the minute that mentions it, so it may be older.',
        rows,
        columns: (t) => [
          t.key('request', 'Request'),
          t.text('gist', 'Gist'),
          t.constant('asked', 'Asked', 'askedOn', { of: PUBLISHED_DAYS.of, unit: 'text' }),
          t.text('due', 'Due'),
          t.constant('age', 'Days since', ({ asked }) => (asked === null ? null : today - asked), PUBLISHED_DAYS),
          t.text('recorded', 'Recorded'),
          t.text('overdue', 'Overdue', overdue),
        ],
      }),
      counting.table('requests.by-age', 'Requests by what is recorded of them', {
        rows: ['done', 'a step', 'nothing'].map((recorded) => ({
          recorded,
          older: recordedAs(old, recorded),
          all: recordedAs(rows, recorded),
        })),
        columns: (t) => [
          t.key('recorded', 'Recorded'),
          t.count('older', 'Older than the latest minute', 'requests'),
          t.count('all', 'All', 'requests'),
        ],
      }),
      counting.table('time.to-operational', 'Days from the paper in principle to the operational paper', {
        method: { name: 'Difference of the days that the minutes leave open', source: COUNT.source },
        limitations:
          'Too few systems for a curve or an average. Where the minutes give a year alone, the day may be any of it.',
        rows: daysBetweenStages(milestones, 'in-principle', 'operational', today),
        columns: (t) => [
          t.key('system', 'System'),
          t.constant('least', 'At least', 'least', PUBLISHED_DAYS),
          t.constant('most', 'At most', 'most', PUBLISHED_DAYS),
          t.text('state', 'State', ({ isReached }) =>
            isReached ? 'operational' : 'not operational in the minutes at hand',
          ),
        ],
      }),
    ];
  },
});
