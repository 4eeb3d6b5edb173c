/** Each step is applied once, in a transaction with the number that says so. A released step is never edited. */
export const migrations: readonly string[] = [
  `
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE submission (
  id TEXT PRIMARY KEY,
  system TEXT NOT NULL,
  title TEXT NOT NULL,
  stage TEXT NOT NULL,
  meeting TEXT,
  agenda_item TEXT,
  outcome TEXT,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE TABLE submission_question (
  submission TEXT NOT NULL REFERENCES submission (id),
  question TEXT NOT NULL,
  PRIMARY KEY (submission, question)
) STRICT;

CREATE TABLE pack (
  digest TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  stored_at INTEGER NOT NULL,
  stored_by TEXT NOT NULL
) STRICT;
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  submission TEXT NOT NULL REFERENCES submission (id),
  notebook TEXT NOT NULL,
  run TEXT NOT NULL,
  pack TEXT REFERENCES pack (digest),
  version INTEGER NOT NULL,
  attached_at INTEGER NOT NULL,
  attached_by TEXT NOT NULL,
  UNIQUE (submission, notebook, version)
) STRICT;

-- What people said and decided: never changed, never taken away.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN
    ('comment', 'answer', 'disclosure', 'certificate', 'sign-off', 'outcome', 'stage', 'recommendation', 'action', 'action-done', 'dissent')),
  submission TEXT REFERENCES submission (id),
  run TEXT,
  finding TEXT,
  answers INTEGER REFERENCES entry (id),
  verdict TEXT,
  text TEXT NOT NULL,
  owner TEXT,
  due TEXT,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  by_name TEXT NOT NULL,
  by_role TEXT NOT NULL,
  CHECK (submission IS NOT NULL OR run IS NOT NULL)
) STRICT;
CREATE INDEX entry_of_run ON entry (run, id);
CREATE INDEX entry_of_submission ON entry (submission, id);
CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('run', 'rerun')),
  notebook TEXT NOT NULL,
  choices TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'finished', 'failed', 'cancelled', 'interrupted')),
  message TEXT,
  run TEXT,
  requested_at INTEGER NOT NULL,
  requested_by TEXT NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE TABLE job_line (
  job TEXT NOT NULL REFERENCES job (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (job, number)
) STRICT;

-- A form is sent once; a second time it is told so.
CREATE TABLE used_form (token TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
`,
  `
-- What members may read of a run: its findings after the disclosure gate, and what the gate must remember.
CREATE TABLE release (
  id INTEGER PRIMARY KEY,
  run TEXT NOT NULL,
  findings TEXT NOT NULL,
  memory TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE INDEX release_of_run ON release (run, id);
`,
  `
-- The digest that a pack bears and minutes quote; the digest of its bytes changes with each signature.
ALTER TABLE pack ADD COLUMN bears TEXT;
`,
  `
-- Who is signed in. Only hashes of what their browsers hold: a copy of this file lets nobody in.
CREATE TABLE sign_in (
  state TEXT PRIMARY KEY,
  browser TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  goes_to TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  claims TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;
CREATE TABLE session_key (
  key TEXT PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  made_at INTEGER NOT NULL,
  replaced_at INTEGER
) STRICT;
`,
  `
-- A released report as members read it, to the byte, by its digest: what was released never changes.
ALTER TABLE release ADD COLUMN slug TEXT;
ALTER TABLE release ADD COLUMN report TEXT;
ALTER TABLE release ADD COLUMN digest TEXT;
CREATE INDEX job_of_run ON job (run);
CREATE INDEX attachment_of_run ON attachment (run);
`,
  `
-- Questions of members and attendance of meetings are entries as well. The table is made again, as a CHECK cannot be changed.
CREATE TABLE entry_next (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN
    ('comment', 'answer', 'disclosure', 'certificate', 'sign-off', 'outcome', 'stage', 'recommendation', 'action', 'action-done',
     'dissent', 'question', 'attendance')),
  submission TEXT REFERENCES submission (id),
  run TEXT,
  meeting TEXT,
  finding TEXT,
  answers INTEGER REFERENCES entry_next (id),
  verdict TEXT,
  text TEXT NOT NULL,
  owner TEXT,
  due TEXT,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  by_name TEXT NOT NULL,
  by_role TEXT NOT NULL,
  CHECK (submission IS NOT NULL OR run IS NOT NULL OR meeting IS NOT NULL)
) STRICT;
INSERT INTO entry_next (id, kind, submission, run, finding, answers, verdict, text, owner, due, at, by, by_name, by_role)
  SELECT id, kind, submission, run, finding, answers, verdict, text, owner, due, at, by, by_name, by_role FROM entry ORDER BY id;
DROP TRIGGER entry_is_not_changed;
DROP TRIGGER entry_is_not_deleted;
DROP TABLE entry;
ALTER TABLE entry_next RENAME TO entry;
CREATE INDEX entry_of_run ON entry (run, id);
CREATE INDEX entry_of_submission ON entry (submission, id);
CREATE INDEX entry_of_meeting ON entry (meeting, id);
CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
`,
  `
-- Which column of a force's file is which field, kept by name for the next file of the same layout.
CREATE TABLE mapping (
  notebook TEXT NOT NULL,
  input TEXT NOT NULL,
  name TEXT NOT NULL,
  columns TEXT NOT NULL,
  choices TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (notebook, input, name)
) STRICT;
`,
  `
-- The list of submissions is read a page at a time, in the order that it is shown in.
CREATE INDEX submission_in_order ON submission (meeting IS NOT NULL, meeting DESC, CAST(agenda_item AS INTEGER), id);
CREATE INDEX stage_of_submission ON entry (submission, id, verdict) WHERE kind = 'stage' AND verdict IS NOT NULL;
`,
  `
-- Who asked for a run, as others know them; runs of before have the id alone.
ALTER TABLE job ADD COLUMN requested_by_name TEXT;
`,
];
