import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../src/main.ts';

const toy = fileURLToPath(new URL('../../../packages/notebook/test/fixture/notebooks/toy', import.meta.url));

export const REPORT = `# How long are names?

{answer: TOY-Q1 at names.short}
Of the names {names.short} are short.

{names.short | percent} of {names.short:denominator} names have at most {parameter:limit} letters. A draw: {names.draw}.

{table: names.by-length}

{questions}

## What this does not show

{limitations}
`;

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Project {
  readonly home: string;
  readonly people: string;
  /** Runs the command line in the project; what it wrote, and its exit code. */
  assay(...words: string[]): Promise<Outcome>;
  /** The same, interrupted once it has written a text. */
  assayUntil(last: string, ...words: string[]): Promise<Outcome>;
}

/** A project in a temporary folder: one notebook, its small dataset, a ledger of one question. */
export function project(): Project {
  const home = mkdtempSync(join(tmpdir(), 'assay-project-'));
  const notebook = join(home, 'notebooks', 'toy');
  const dataset = join(home, 'datasets', 'toy-people');
  const ledger = join(home, 'datasets', 'panel-questions');
  for (const folder of [dataset, ledger]) mkdirSync(folder, { recursive: true });
  cpSync(toy, notebook, { recursive: true });
  const code = readFileSync(join(notebook, 'notebook.ts'), 'utf8').replace('dataset: null', "dataset: 'toy-people'");
  writeFileSync(join(notebook, 'notebook.ts'), code);
  writeFileSync(join(notebook, 'report.md'), REPORT);
  writeFileSync(join(notebook, 'package.json'), '{ "name": "@assay/notebook-toy" }\n');
  writeFileSync(join(home, 'package.json'), '{ "name": "assay" }\n');
  const people = join(dataset, 'people.csv');
  writeFileSync(people, 'surname,born\nAsh,2001-02-03\nBirch,1999-12-31\nCedar,1980-06-07\nElm,1975-01-02\n');
  writeFileSync(
    join(dataset, 'datapackage.json'),
    JSON.stringify({
      name: 'toy-people',
      title: 'Invented people',
      description: 'Four invented people',
      licenses: [{ name: 'MIT' }],
      resources: [{ name: 'people', path: 'people.csv', format: 'csv' }],
    }),
  );
  writeFileSync(
    join(ledger, 'questions.json'),
    JSON.stringify([{ id: 'TOY-Q1', text: 'How long are names?', minute: 'an invented minute' }]),
  );
  return projectIn(home);
}

/** A project as another stands, in a folder of its own. */
export function copyOf({ home }: Project): Project {
  const copy = mkdtempSync(join(tmpdir(), 'assay-project-'));
  cpSync(home, copy, { recursive: true, preserveTimestamps: true });
  return projectIn(copy);
}

function projectIn(home: string): Project {
  const runUntil = async (last: string | null, words: readonly string[]) => {
    const interruption = new AbortController();
    let out = '';
    let err = '';
    const code = await main(words, {
      stdout: {
        write(text) {
          out += text;
          if (last !== null && out.includes(last)) interruption.abort();
        },
      },
      stderr: {
        write(text) {
          err += text;
        },
      },
      env: {},
      cwd: home,
      signal: interruption.signal,
      now: () => new Date('2025-03-05T12:00:00Z'),
    });
    return { code, out, err };
  };
  return {
    home,
    people: join(home, 'datasets', 'toy-people', 'people.csv'),
    assay: (...words) => runUntil(null, words),
    assayUntil: (last, ...words) => runUntil(last, words),
  };
}
