import { isWrittenDay } from '@assay/dataset';
import { InputError } from '@assay/statistics';
import type { Fields } from '../page/fields.ts';
import { shortText } from '../page/short-text.ts';
import { may, mayRecord, NotPermitted, requireRecorder } from '../security/permissions.ts';
import { isWithoutLogIn, type Person } from '../security/person.ts';
import { appendEntry, type Entry, entriesOfSubmission, openActions } from '../store/entries.ts';
import { type EntryKind, type EntryKindDeclaration, entryKinds } from '../store/entry-kinds.ts';
import type { Workbench } from '../workbench-context.ts';
import { knownOutcome, knownStage } from './submission-state.ts';
import { type Attachment, attachments, type Submission } from './submissions.ts';

/** Evidence of a paper that a person may read: for the panel, what was released. */
export function readableEvidence(workbench: Workbench, person: Person, { id }: Submission): readonly Attachment[] {
  return attachments(workbench.store, id).filter(({ run, pack }) =>
    pack !== null
      ? workbench.mayReadPack(person, pack)
      : workbench.runs.find(run) !== null && workbench.mayReadRun(person, run),
  );
}

/** Whether a person may record on a paper what their role may: members speak about what was released to them. */
function hasSomethingToSpeakOf(workbench: Workbench, person: Person, found: Submission): boolean {
  const anyway = may(person, 'record for others') || may(person, 'read what is not released');
  return anyway || readableEvidence(workbench, person, found).length > 0;
}

/** Kinds that a person may add to this paper's record now. */
export function recordableKinds(workbench: Workbench, person: Person, found: Submission): readonly EntryKind[] {
  if (!hasSomethingToSpeakOf(workbench, person, found)) return [];
  return kindsOfSubmissions.filter((kind) => mayRecord(person, kind));
}

/** Entries that an `answers` field may name: open actions to close, questions to answer. */
export function answerable(kind: EntryKind, entries: readonly Entry[]): readonly Entry[] {
  return kind === 'action-done' ? openActions(entries) : entries.filter((entry) => entry.kind === 'question');
}

/**
 * Adds what a form sent to a paper's record. What is there stays: a later outcome or stage stands beside the earlier.
 *
 * @throws NotPermitted where the person's role may not, or nothing was released to them.
 * @throws InputError where a field is wrong, or is none of this kind's.
 */
export function recordOnSubmission(workbench: Workbench, person: Person, found: Submission, fields: Fields): void {
  const { store, panel } = workbench;
  const kind = fields.text('kind') as EntryKind;
  if (!kindsOfSubmissions.includes(kind)) throw new InputError('kind of entry is unknown. Use the form.');
  requireRecorder(person, kind);
  if (!hasSomethingToSpeakOf(workbench, person, found))
    throw new NotPermitted(
      'nothing of this paper was released to you yet. Wait for its release, or ask the secretary.',
    );
  const takes: readonly string[] = declarationOf(kind).takes ?? [];
  for (const name of ['outcome', 'stage', 'answers', 'owner', 'due'])
    if (fields.text(name) !== '' && !takes.includes(name))
      throw new InputError(`${entryKinds[kind].title.toLowerCase()} takes no ${name}. Leave it out.`);
  const due = fields.text('due');
  if (due !== '' && !isWrittenDay(due))
    throw new InputError(`date is no date: ${due.slice(0, 20)}. Write it as 2025-03-05.`);
  const owner = shortText(fields, 'owner');
  if (kind === 'dissent' && owner !== '' && !may(person, 'record for others'))
    throw new NotPermitted('a member records their own dissent. Leave out whose it is, or ask the chair or secretary.');
  const answers = fields.text('answers');
  const open = answerable(kind, entriesOfSubmission(store, found.id));
  if (takes.includes('answers') && !open.some(({ id }) => String(id) === answers))
    throw new InputError(
      kind === 'action-done'
        ? 'the action is none, or is done already. Choose one of the list.'
        : 'the question that this answers does not exist. Choose one of the list.',
    );
  const verdict =
    kind === 'outcome'
      ? knownOutcome(panel, fields.text('outcome'))
      : kind === 'stage'
        ? knownStage(panel, fields.text('stage'))
        : null;
  appendEntry(store, person, {
    kind,
    submission: found.id,
    text: fields.text('text'),
    ...(answers === '' ? {} : { answers: Number(answers) }),
    ...(verdict === null ? {} : { verdict }),
    ...(owner === '' ? {} : { owner }),
    ...(due === '' ? {} : { due }),
  });
}

/** What a person's role means on a paper's page, in a sentence. */
export function recordNote(workbench: Workbench, person: Person, found: Submission): string {
  if (isWithoutLogIn(person))
    return 'Nobody has logged in on this computer, so what you add is a note of what the panel said: it stands marked as noted without log-in. The panel’s own record, releases and sign-offs need people with a log-in.';
  if (may(person, 'read what is not released'))
    return 'What the panel said is recorded by its chair or secretary. You can attach evidence or answer a question, as your role allows.';
  if (!hasSomethingToSpeakOf(workbench, person, found))
    return 'Nothing of this paper was released to you yet. Once it is, you can record your questions and your dissent here.';
  return 'What is added stays, with your name and the time. A later entry stands beside it.';
}

const declarationOf = (kind: EntryKind): EntryKindDeclaration => entryKinds[kind];

const kindsOfSubmissions = (Object.keys(entryKinds) as EntryKind[]).filter(
  (kind) => declarationOf(kind).onSubmission === true,
);
