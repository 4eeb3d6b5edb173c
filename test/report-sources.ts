import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { type Finding, type FindingDraft, finding, RESULTS_SCHEMA, readResults } from '@assay/evidence';
import { FROM_DATA, type Notebook, type ParameterValue } from '@assay/notebook';
import type { ReportNotebook, ReportSource } from '@assay/report';
import { readRepositoryFile, repositoryFiles } from './source-files.ts';

/** Every notebook that has accepted results. */
export const notebookSlugs: readonly string[] = repositoryFiles(/^notebooks\/[^/]+\/baseline\.json$/).map(
  (path) => path.split('/')[1]!,
);

const questions = JSON.parse(
  readRepositoryFile('datasets/panel-questions/questions.json'),
) as ReportSource['questions'];

export async function notebookOf(slug: string): Promise<Notebook> {
  return ((await import(`../notebooks/${slug}/notebook.ts`)) as { default: Notebook }).default;
}

/** Set where these processes have read accepted results; the test files of a suite share them. */
const READ = Symbol.for('assay accepted sources');
const shared = globalThis as { [READ]?: Map<string, ReportSource> };
shared[READ] ??= new Map();
const read = shared[READ];

/**
 * What the report of a notebook's accepted results is made of: read once for all test files, so that each figure of it,
 * which is kept beside its finding, is drawn once.
 */
export async function acceptedSource(slug: string): Promise<ReportSource> {
  const known = read.get(slug);
  if (known !== undefined) return known;
  const notebook = await notebookOf(slug);
  const source = sourceWith(notebook, readResults(readRepositoryFile(`notebooks/${slug}/baseline.json`), slug));
  read.set(slug, source);
  return source;
}

const stated = new Map<string, Finding>();

/** A draft that says what another said makes the finding that it made, whose figures are drawn. */
function findingOf(draft: FindingDraft, notebook: Notebook): Finding {
  const key = `${notebook.id} ${createHash('sha256').update(serialize(draft)).digest('hex')}`;
  const known = stated.get(key);
  if (known !== undefined) return known;
  const made = finding(draft, { cell: notebook.cells[0]!.name, file: `notebooks/${notebook.id}/notebook.ts` });
  stated.set(key, made);
  return made;
}

/** What the report of findings computed in this process is made of; `source` says whose the rows are. */
export function computedSource(
  notebook: Notebook,
  drafts: Iterable<FindingDraft>,
  rows: Readonly<Record<string, number>>,
  parameters: Readonly<Record<string, ParameterValue>> = {},
): ReportSource {
  const findings = [...drafts].map((draft) => findingOf(draft, notebook));
  const given = Object.keys(rows);
  return sourceWith(
    notebook,
    {
      schema: RESULTS_SCHEMA,
      run: {
        id: '0123456789abcdef',
        notebook: notebook.id,
        code: 'c'.repeat(64),
        inputs: Object.fromEntries(given.map((name) => [name, 'a'.repeat(64)])),
        parameters: Object.fromEntries(
          notebook.parameters.map(({ name, default: usual }) => [name, parameters[name] ?? usual ?? FROM_DATA]),
        ),
        seed: 1,
        environment: { node: 'v20', icu: '77' },
      },
      findings,
    },
    {
      finishedAt: '2025-03-05T10:00:00Z',
      inputs: Object.fromEntries(
        given.map((name) => [name, { from: `${name}.csv`, rows: rows[name]!, source: 'own' as const }]),
      ),
    },
  );
}

function sourceWith(
  notebook: Notebook,
  results: ReportSource['results'],
  record?: ReportSource['record'],
): ReportSource {
  const text = (file: string) => readRepositoryFile(`notebooks/${notebook.id}/${file}`);
  return {
    notebook: described(notebook),
    results,
    plain: text('report.md'),
    technical: text('technical.md'),
    questions: questions.filter(({ id }) => notebook.questions.includes(id) || id in notebook.unanswerable),
    ...(record === undefined ? {} : { record }),
  };
}

function described({ cells, ...notebook }: Notebook): ReportNotebook {
  return {
    ...notebook,
    cells: cells.map(({ name, title, kind, needs }) => ({
      name,
      title,
      kind,
      needs: Object.values(needs).map((need) => ({
        kind:
          need.kind === 'input' ? ('input' as const) : 'default' in need ? ('parameter' as const) : ('cell' as const),
        name: need.name,
      })),
    })),
  };
}
