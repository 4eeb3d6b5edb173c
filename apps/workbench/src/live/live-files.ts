import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex, writeAtomically } from '@assay/evidence';
import type { LiveNotebook } from '@assay/notebook/live';
import { InputError } from '@assay/statistics';

const MOST_BYTES = 2_000_000;

/** A file as an editor takes it: its text, and what names that text. */
interface EditableFile {
  readonly name: string;
  readonly text: string;
  readonly digest: string;
}

/** Names that may be edited: the notebook's own code and its prose. A name is only ever compared with these. */
export function editableFiles({ state }: LiveNotebook): readonly string[] {
  const named = [state.problem?.file ?? 'notebook.ts', ...Object.keys(state.files), 'notebook.ts'];
  const own = named.filter((name) => /^(?:[a-z0-9_-]+\/)*[a-z0-9_.-]+\.ts$/i.test(name) && !name.includes('..'));
  return [...new Set(['report.md', 'technical.md', ...own])];
}

/** @throws InputError where the notebook has no such file. */
export function readEditable(live: LiveNotebook, name: string): EditableFile {
  const path = pathOf(live, name);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return { name, text, digest: sha256Hex(text) };
}

/**
 * Writes a file whole, or not at all.
 *
 * @throws InputError where it was changed since it was read, or is no file of the notebook.
 */
export function writeEditable(live: LiveNotebook, { name, text, digest }: EditableFile): EditableFile {
  const now = readEditable(live, name);
  if (now.digest !== digest) {
    throw new InputError(
      `${name} was changed by somebody else since it was opened here. Copy what you wrote, close the editor and open it again.`,
    );
  }
  if (Buffer.byteLength(text) > MOST_BYTES)
    throw new InputError(`${name} is larger than ${MOST_BYTES / 1e6} MB. Write less.`);
  writeAtomically(pathOf(live, name), text);
  return { name, text, digest: sha256Hex(text) };
}

function pathOf(live: LiveNotebook, name: string): string {
  const known = editableFiles(live).find((each) => each === name);
  if (known === undefined)
    throw new InputError(`${name} is no file of this notebook. Use one of ${editableFiles(live).join(', ')}.`);
  return join(live.folder, known);
}
