import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Beside,
  beside,
  besideTable,
  type Goal,
  goalTable,
  NOTES_FILE,
  note,
  readNotes,
} from '../src/bench-notes.ts';

describe('what benches keep for the page', () => {
  it('is read again, and tells ratios and by how much a goal is missed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-notes-'));
    const before = process.env[NOTES_FILE];
    try {
      const file = join(folder, 'notes.jsonl');
      process.env[NOTES_FILE] = file;
      const line = beside('linking', { name: 'Assay', seconds: 2, answer: 'F1 0.9' }, { name: 'peer 5', seconds: 50 });
      expect(line).toContain('25 times as long');
      note({ kind: 'goal', claim: 'a sweep', measured: 0.9, limit: 0.6, unit: 's', direction: 'at-most' });
      const [first, second] = readNotes(file);
      expect(besideTable([first as Beside])).toContain('| linking | peer 5 | 2 | 50 | 25 |');
      expect(goalTable([second as Goal & { kind: 'goal' }])).toContain('falls short by 1.50×');
    } finally {
      if (before === undefined) delete process.env[NOTES_FILE];
      else process.env[NOTES_FILE] = before;
      rmSync(folder, { recursive: true });
    }
  });
});
