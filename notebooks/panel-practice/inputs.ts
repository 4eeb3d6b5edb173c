import { dateColumn, MISSING_DAY, type Table, tableSchema, textColumn } from '@assay/dataset';
import { cell, input, parameter } from '@assay/notebook';
import { InputError, textAt } from '@assay/statistics';

const text = (name: string, title: string, description: string, required = true) =>
  ({ name, title, description, type: 'text', role: 'category', required }) as const;
const date = (name: string, title: string, description: string, required = true) =>
  ({ name, title, description, type: 'date', role: 'time', required }) as const;

export const questions = input({
  name: 'questions',
  title: 'What the panel asked',
  description: 'The ledger: one row per question, claim, recommendation, action and discussion point.',
  dataset: 'panel-questions',
  schema: tableSchema({
    name: 'questions',
    title: 'What the panel asked',
    fields: [
      { ...text('id', 'Question', 'Its id.'), name: 'id' },
      { ...text('system', 'System', 'Id of the system.'), name: 'system' },
      { ...text('kind', 'Kind', 'question, claim, recommendation, …'), name: 'kind' },
      { ...text('text', 'Gist', 'In other words.'), name: 'text' },
      { ...date('meeting', 'Meeting', 'Day of the meeting.'), name: 'meeting' },
    ],
  }),
});

export const systems = input({
  name: 'systems',
  title: 'Systems before the panel',
  description: 'Each with its stage and where it was considered, as JSON.',
  dataset: 'panel-questions',
  schema: tableSchema({
    name: 'systems',
    title: 'Systems before the panel',
    fields: [
      { ...text('id', 'System', 'Its id.'), name: 'id' },
      { ...text('title', 'Title', 'What the panel calls it.'), name: 'title' },
      { ...text('description', 'Description', 'What it does.'), name: 'description' },
      { ...text('stage', 'Stage', 'Where it stands.'), name: 'stage' },
      { ...text('considered', 'Considered', 'Meetings, items and outcomes.'), name: 'considered' },
    ],
  }),
});

export const outcomes = input({
  name: 'outcomes',
  title: 'The scale of outcomes',
  description: 'Codes with their wording and whether a published minute uses it.',
  dataset: 'panel-questions',
  schema: tableSchema({
    name: 'outcomes',
    title: 'The scale of outcomes',
    fields: [
      { ...text('code', 'Code', 'Letter or word.'), name: 'code' },
      { ...text('wording', 'Wording', 'What it says.'), name: 'wording' },
      { ...text('status', 'Status', 'attested or unconfirmed.'), name: 'status' },
    ],
  }),
});

export const lifecycle = input({
  name: 'lifecycle',
  title: 'Stages of a submission',
  description: 'Main stages and side states.',
  dataset: 'panel-questions',
  schema: tableSchema({
    name: 'lifecycle',
    title: 'Stages of a submission',
    fields: [
      { ...text('id', 'Stage', 'Its id.'), name: 'id' },
      { ...text('title', 'Title', 'What it is called.'), name: 'title' },
      { ...text('kind', 'Kind', 'main or side.'), name: 'kind' },
      { ...text('status', 'Status', 'attested or unconfirmed.'), name: 'status' },
    ],
  }),
});

export const milestones = input({
  name: 'milestones',
  title: 'When systems reached a stage',
  description: 'With the earliest and latest day that the minutes leave open.',
  dataset: 'panel-milestones',
  schema: tableSchema({
    name: 'milestones',
    title: 'When systems reached a stage',
    fields: [
      { ...text('system', 'System', 'Its id.'), name: 'system' },
      { ...text('stage', 'Stage', 'Stage reached.'), name: 'stage' },
      { ...date('earliest', 'Earliest', 'First day possible.', false), name: 'earliest' },
      { ...date('latest', 'Latest', 'Last day possible.', false), name: 'latest' },
    ],
  }),
});

export const requests = input({
  name: 'requests',
  title: 'What the panel requested',
  description: 'With when it was asked, when due, and what minutes record of it.',
  dataset: 'panel-milestones',
  schema: tableSchema({
    name: 'requests',
    title: 'What the panel requested',
    fields: [
      { ...text('request', 'Request', 'Its id.'), name: 'request' },
      { ...date('asked', 'Asked', 'Meeting.'), name: 'asked' },
      { ...text('due', 'Due', 'next meeting, a later meeting, recurring, no date.'), name: 'due' },
      { ...text('recorded', 'Recorded', 'done, a step, nothing.'), name: 'recorded' },
      { ...date('recordedOn', 'Recorded on', 'Meeting.', false), name: 'recordedOn' },
    ],
  }),
});

export const asOf = parameter({
  kind: 'date',
  name: 'asOf',
  title: 'Day up to which time is counted',
  description: 'By default the day of the latest minute at hand.',
  default: '2025-03-05',
});

export const meetingsPerYear = parameter({
  kind: 'number',
  name: 'meetingsPerYear',
  title: 'Meetings in a year',
  description: 'The panel meets about every quarter; minutes of most meetings are not at hand.',
  default: 4,
  minimum: 0.5,
  maximum: 24,
});

export const dayOfText = (written: string): number => Math.floor(Date.parse(`${written}T00:00:00Z`) / 86_400_000);

export interface Considered {
  readonly system: string;
  readonly meeting: string;
  /** A code of the scale, or `null` where the minute records none. */
  readonly outcome: string | null;
}

interface System {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly stage: string;
}

export interface Practice {
  readonly systems: readonly System[];
  readonly considered: readonly Considered[];
  readonly questions: readonly {
    readonly id: string;
    readonly system: string;
    readonly kind: string;
    readonly text: string;
    readonly meeting: string;
  }[];
}

export const practice = cell({
  name: 'practice',
  title: 'What was considered when, and what was asked',
  needs: { questions, systems },
  compute: ({ questions, systems }): Practice => {
    const rows = texts(systems, ['id', 'title', 'description', 'stage', 'considered']);
    return {
      systems: rows.map(([id, title, description, stage]) => ({
        id: id!,
        title: title!,
        description: description!,
        stage: stage!,
      })),
      considered: rows.flatMap(([system, , , , considered]) => consideredOf(system!, considered!)),
      questions: texts(questions, ['id', 'system', 'kind', 'text']).map(([id, system, kind, gist], row) => ({
        id: id!,
        system: system!,
        kind: kind!,
        text: gist!,
        meeting: textAt(dateColumn(questions, 'meeting').recorded, row) ?? '',
      })),
    };
  },
});

function consideredOf(system: string, written: string): Considered[] {
  try {
    const rows = JSON.parse(written) as { meeting: string; outcome: string | null }[];
    return rows.map(({ meeting, outcome }) => ({ system, meeting, outcome }));
  } catch (cause) {
    throw new InputError(`considered of ${system} must be a JSON list: ${written}. Correct the file of systems.`, {
      cause,
    });
  }
}

/** The rows of a table's texts, a missing one as ''. */
export function texts(table: Table, names: readonly string[]): string[][] {
  const columns = names.map((name) => textColumn(table, name));
  return Array.from({ length: table.rowCount }, (_, row) => columns.map((column) => textAt(column, row) ?? ''));
}

/** Day of each row, `null` where missing. */
export function days(table: Table, name: string): (number | null)[] {
  return Array.from(dateColumn(table, name).days, (day) => (day === MISSING_DAY ? null : day));
}
