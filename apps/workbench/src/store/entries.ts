import { InputError } from '@assay/statistics';
import { requireRecorder } from '../security/permissions.ts';
import type { Person } from '../security/person.ts';
import type { Row } from './database.ts';
import type { EntryKind } from './entry-kinds.ts';
import type { Store } from './store.ts';

/** Something a person said or decided, with who and when. It is never changed or taken away. */
export interface Entry {
  readonly id: number;
  readonly kind: EntryKind;
  readonly submission: string | null;
  readonly run: string | null;
  /** Day of the meeting that it is about. */
  readonly meeting: string | null;
  readonly finding: string | null;
  /** The entry that this one answers. */
  readonly answers: number | null;
  readonly verdict: string | null;
  readonly text: string;
  readonly owner: string | null;
  readonly due: string | null;
  readonly at: number;
  readonly by: string;
  readonly byName: string;
  readonly byRole: string;
}

interface EntryDraft {
  readonly kind: EntryKind;
  readonly submission?: string;
  readonly run?: string;
  readonly meeting?: string;
  readonly finding?: string;
  readonly answers?: number;
  readonly verdict?: string;
  readonly text: string;
  readonly owner?: string;
  readonly due?: string;
}

const longestText = 5000;

/** Appends an entry. @throws InputError where it says nothing or too much, or is of a kind that others record. */
export function appendEntry({ database, now }: Store, person: Person, draft: EntryDraft): void {
  requireRecorder(person, draft.kind);
  const text = draft.text.trim();
  if (text === '') throw new InputError('the text is empty. Write something.');
  if (text.length > longestText)
    throw new InputError(`the text is too long: ${text.length} characters. Keep to ${longestText}.`);
  database.run(
    'INSERT INTO entry (kind, submission, run, meeting, finding, answers, verdict, text, owner, due, at, by, by_name, by_role) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    draft.kind,
    draft.submission ?? null,
    draft.run ?? null,
    draft.meeting ?? null,
    draft.finding ?? null,
    draft.answers ?? null,
    draft.verdict ?? null,
    text,
    draft.owner ?? null,
    draft.due ?? null,
    now(),
    person.id,
    person.name,
    person.role,
  );
}

export function entriesOfSubmission({ database }: Store, id: string): readonly Entry[] {
  return database.all('SELECT * FROM entry WHERE submission = ? ORDER BY id', id).map(entryOf);
}

/** What of some kinds was recorded of every submission, by submission, in one reading. */
export function entriesBySubmission(
  { database }: Store,
  kinds: readonly EntryKind[],
): ReadonlyMap<string, readonly Entry[]> {
  const asked = kinds.map(() => '?').join(', ');
  const rows = database.all(
    `SELECT * FROM entry WHERE submission IS NOT NULL AND kind IN (${asked}) ORDER BY id`,
    ...kinds,
  );
  const entries = new Map<string, Entry[]>();
  for (const entry of rows.map(entryOf)) {
    const list = entries.get(entry.submission!);
    if (list === undefined) entries.set(entry.submission!, [entry]);
    else list.push(entry);
  }
  return entries;
}

/** What was recorded of a meeting itself, not of one of its papers. */
export function entriesOfMeeting({ database }: Store, day: string): readonly Entry[] {
  return database.all('SELECT * FROM entry WHERE meeting = ? ORDER BY id', day).map(entryOf);
}

/** Actions of which no later entry says that they are done. */
export function openActions(entries: readonly Entry[]): readonly Entry[] {
  const done = new Set(entries.flatMap(({ kind, answers }) => (kind === 'action-done' ? [answers] : [])));
  return entries.filter(({ id, kind }) => kind === 'action' && !done.has(id));
}

export function entriesOfRun({ database }: Store, run: string): readonly Entry[] {
  return database.all('SELECT * FROM entry WHERE run = ? ORDER BY id', run).map(entryOf);
}

/** When the last disclosure decision on a run released it; `null` where none did, or a later one withheld it. */
export function releasedAt(store: Store, run: string): number | null {
  const last = lastDisclosure(store, run);
  return last?.['verdict'] === 'release' ? Number(last['at']) : null;
}

/** Whether the last disclosure decision on a run withheld it, from the first or after a release. */
export function isWithheld(store: Store, run: string): boolean {
  return lastDisclosure(store, run)?.['verdict'] === 'withhold';
}

function lastDisclosure({ database }: Store, run: string): Row | null {
  return database.get(
    "SELECT verdict, at FROM entry WHERE run = ? AND kind = 'disclosure' ORDER BY id DESC LIMIT 1",
    run,
  );
}

export function isReleased(store: Store, run: string): boolean {
  return releasedAt(store, run) !== null;
}

/** The decision that took a run back from members who had been given it; `null` where it stands, or never was theirs. */
export function withdrawalOf({ database }: Store, run: string): Entry | null {
  const row = database.get(
    `SELECT * FROM entry AS taken WHERE run = ? AND kind = 'disclosure' AND verdict = 'withhold'
AND id > (SELECT MAX(id) FROM entry WHERE run = taken.run AND kind = 'disclosure' AND verdict = 'release') ORDER BY id LIMIT 1`,
    run,
  );
  return row === null ? null : entryOf(row);
}

/** Everyone who had a hand in a run: who asked for it here, who attached it. None of them may decide on it. */
export function authorsOfEntries({ database }: Store, run: string): ReadonlySet<string> {
  const rows = database.all(
    "SELECT requested_by AS person FROM job WHERE run = ? AND kind = 'run' UNION SELECT attached_by FROM attachment WHERE run = ?",
    run,
    run,
  );
  return new Set(rows.map((row) => String(row['person'])));
}

function entryOf(row: Row): Entry {
  const text = (name: string) => (row[name] === null ? null : String(row[name]));
  return {
    id: Number(row['id']),
    kind: String(row['kind']) as EntryKind,
    submission: text('submission'),
    run: text('run'),
    meeting: text('meeting'),
    finding: text('finding'),
    answers: row['answers'] === null ? null : Number(row['answers']),
    verdict: text('verdict'),
    text: String(row['text']),
    owner: text('owner'),
    due: text('due'),
    at: Number(row['at']),
    by: String(row['by']),
    byName: String(row['by_name']),
    byRole: String(row['by_role']),
  };
}
