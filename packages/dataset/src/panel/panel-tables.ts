import { field } from '../schema/field.ts';

/** The tables in which the panel's minutes are kept: what was asked, of which systems, with which outcomes, when, and what became of it. */
export const PANEL_TABLES = {
  questions: [
    field.text('id', 'Question', 'Its id.', 'category', { required: true }),
    field.text('system', 'System', 'Id of the system.', 'category', { required: true }),
    field.text('kind', 'Kind', 'question, claim, recommendation, …', 'category', { required: true }),
    field.text('text', 'Gist', 'In other words.', 'category', { required: true }),
    field.date('meeting', 'Meeting', 'Day of the meeting.', 'time', { required: true }),
  ],
  systems: [
    field.text('id', 'System', 'Its id.', 'category', { required: true }),
    field.text('title', 'Title', 'What the panel calls it.', 'category', { required: true }),
    field.text('description', 'Description', 'What it does.', 'category', { required: true }),
    field.text('stage', 'Stage', 'Where it stands.', 'category', { required: true }),
    field.text('considered', 'Considered', 'Meetings, items and outcomes.', 'category', { required: true }),
  ],
  outcomes: [
    field.text('code', 'Code', 'Letter or word.', 'category', { required: true }),
    field.text('wording', 'Wording', 'What it says.', 'category', { required: true }),
    field.text('status', 'Status', 'attested or unconfirmed.', 'category', { required: true }),
  ],
  lifecycle: [
    field.text('id', 'Stage', 'Its id.', 'category', { required: true }),
    field.text('title', 'Title', 'What it is called.', 'category', { required: true }),
    field.text('kind', 'Kind', 'main or side.', 'category', { required: true }),
    field.text('status', 'Status', 'attested or unconfirmed.', 'category', { required: true }),
  ],
  milestones: [
    field.text('system', 'System', 'Its id.', 'category', { required: true }),
    field.text('stage', 'Stage', 'Stage reached.', 'category', { required: true }),
    field.date('earliest', 'Earliest', 'First day possible.', 'time'),
    field.date('latest', 'Latest', 'Last day possible.', 'time'),
  ],
  requests: [
    field.text('request', 'Request', 'Its id.', 'category', { required: true }),
    field.date('asked', 'Asked', 'Meeting.', 'time', { required: true }),
    field.text('due', 'Due', 'next meeting, a later meeting, recurring, no date.', 'category', { required: true }),
    field.text('recorded', 'Recorded', 'done, a step, nothing.', 'category', { required: true }),
    field.date('recordedOn', 'Recorded on', 'Meeting.', 'time'),
  ],
} as const;
