import { InputError } from '@assay/statistics';
import type { Person } from '../security/person.ts';
import type { Row } from '../store/database.ts';
import type { Store } from '../store/store.ts';

/** A paper before the panel: which tool, how far on, when, and what came of it. */
export interface Submission {
  readonly id: string;
  readonly system: string;
  readonly title: string;
  readonly stage: string;
  readonly meeting: string | null;
  readonly agendaItem: string | null;
  /** Code of the outcomes table. */
  readonly outcome: string | null;
}

export interface Attachment {
  readonly submission: string;
  readonly notebook: string;
  readonly run: string;
  /** SHA-256 of the pack's bytes, where it came as one. */
  readonly pack: string | null;
  /** The digest that the pack bears. */
  readonly bears: string | null;
  readonly version: number;
  readonly attachedAt: number;
  readonly attachedBy: string;
}

export function submissions({ database }: Store): readonly Submission[] {
  return database
    .all('SELECT * FROM submission ORDER BY meeting DESC NULLS FIRST, CAST(agenda_item AS INTEGER), id')
    .map(submissionOf);
}

export function submission({ database }: Store, id: string): Submission | null {
  const row = database.get('SELECT * FROM submission WHERE id = ?', id);
  return row === null ? null : submissionOf(row);
}

export function submissionQuestions({ database }: Store, id: string): readonly string[] {
  return database
    .all('SELECT question FROM submission_question WHERE submission = ?', id)
    .map((row) => String(row['question']));
}

export function submissionsAsking({ database }: Store, question: string): readonly Submission[] {
  const sql =
    'SELECT s.* FROM submission s JOIN submission_question q ON q.submission = s.id WHERE q.question = ? ORDER BY s.meeting DESC, s.id';
  return database.all(sql, question).map(submissionOf);
}

/** A new paper. @throws InputError where the title or the system is empty. */
export function addSubmission(
  { database, now }: Store,
  person: Person,
  fields: {
    readonly system: string;
    readonly title: string;
    readonly stage: string;
    readonly meeting: string | null;
    readonly agendaItem: string | null;
    readonly questions: readonly string[];
  },
): string {
  if (fields.title.trim() === '') throw new InputError('submission has no title. Give it one.');
  if (fields.system.trim() === '') throw new InputError('submission names no system. Choose one.');
  const id = `${fields.system.toLowerCase()}-${crypto.randomUUID().slice(0, 8)}`;
  database.transaction(() => {
    database.run(
      'INSERT INTO submission (id, system, title, stage, meeting, agenda_item, outcome, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?)',
      id,
      fields.system,
      fields.title.trim(),
      fields.stage,
      fields.meeting,
      fields.agendaItem,
      now(),
      person.id,
    );
    for (const question of fields.questions) {
      database.run('INSERT INTO submission_question (submission, question) VALUES (?, ?)', id, question);
    }
  });
  return id;
}

const attachmentsWithPacks =
  'SELECT attachment.*, pack.bears FROM attachment LEFT JOIN pack ON pack.digest = attachment.pack';

export function attachments({ database }: Store, id: string): readonly Attachment[] {
  return database
    .all(`${attachmentsWithPacks} WHERE submission = ? ORDER BY notebook, version DESC`, id)
    .map(attachmentOf);
}

/** The run that an attached pack stands on, and when the pack first came. */
export function originOfPack(
  { database }: Store,
  digest: string,
): { readonly run: string; readonly at: number } | null {
  const row = database.get('SELECT run, attached_at FROM attachment WHERE pack = ? ORDER BY id LIMIT 1', digest);
  return row === null ? null : { run: String(row['run']), at: Number(row['attached_at']) };
}

/** Packs that stand on a run, the first first. */
export function packsOfRun({ database }: Store, run: string): readonly Attachment[] {
  return database
    .all(`${attachmentsWithPacks} WHERE run = ? AND pack IS NOT NULL GROUP BY pack ORDER BY attached_at`, run)
    .map(attachmentOf);
}

/** Everything that was attached of one notebook's packs, wherever: the same pack again counts once. */
export function packsOfNotebook({ database }: Store, notebook: string): readonly Attachment[] {
  return database
    .all(
      `${attachmentsWithPacks} WHERE notebook = ? AND pack IS NOT NULL GROUP BY pack ORDER BY attached_at DESC`,
      notebook,
    )
    .map(attachmentOf);
}

/** Attaches a run, with its pack where there is one, as the next version of its notebook's evidence. */
export function attachRun(
  { database, now }: Store,
  by: string,
  fields: {
    readonly submission: string;
    readonly notebook: string;
    readonly run: string;
    readonly pack: string | null;
  },
): number {
  return database.transaction(() => {
    if (database.get('SELECT id FROM submission WHERE id = ?', fields.submission) === null) {
      throw new InputError(`unknown submission: ${fields.submission}. See the list of submissions.`);
    }
    const same = database.get(
      'SELECT version FROM attachment WHERE submission = ? AND run = ? AND pack IS ?',
      fields.submission,
      fields.run,
      fields.pack,
    );
    if (same !== null) return Number(same['version']);
    const last = database.get(
      'SELECT MAX(version) AS version FROM attachment WHERE submission = ? AND notebook = ?',
      fields.submission,
      fields.notebook,
    );
    const version = Number(last?.['version'] ?? 0) + 1;
    database.run(
      'INSERT INTO attachment (submission, notebook, run, pack, version, attached_at, attached_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
      fields.submission,
      fields.notebook,
      fields.run,
      fields.pack,
      version,
      now(),
      by,
    );
    return version;
  });
}

export function submissionOf(row: Row): Submission {
  return {
    id: String(row['id']),
    system: String(row['system']),
    title: String(row['title']),
    stage: String(row['stage']),
    meeting: row['meeting'] === null ? null : String(row['meeting']),
    agendaItem: row['agenda_item'] === null ? null : String(row['agenda_item']),
    outcome: row['outcome'] === null ? null : String(row['outcome']),
  };
}

function attachmentOf(row: Row): Attachment {
  return {
    submission: String(row['submission']),
    notebook: String(row['notebook']),
    run: String(row['run']),
    pack: row['pack'] === null ? null : String(row['pack']),
    bears: row['bears'] === null ? null : String(row['bears']),
    version: Number(row['version']),
    attachedAt: Number(row['attached_at']),
    attachedBy: String(row['attached_by']),
  };
}
