import {
  type DisclosureException,
  type DisclosurePolicy,
  type DisclosureRecord,
  gate,
} from '@assay/disclosure-control';
import { canonicalJson, type PanelQuestion, type Results, resultsText, sha256Hex } from '@assay/evidence';
import type { RunRecord } from '@assay/notebook/run';
import { reportFiles } from '../report/report-files.ts';
import type { ReportSource } from '../source/report-source.ts';

export interface ReleaseRequest {
  readonly source: ReportSource;
  readonly record: RunRecord;
  /** The notebook as it ran: one bundled module, and its own files by name. */
  readonly code: { readonly bundle: string; readonly files: Readonly<Record<string, string>> };
  readonly questions: readonly PanelQuestion[];
  /** True where every input was made up by a generator of Assay: no person is counted, and the record says so. */
  readonly isSynthetic: boolean;
  readonly policy?: DisclosurePolicy;
  readonly exceptions?: readonly DisclosureException[];
  readonly earlier?: readonly DisclosureRecord[];
}

export interface ReleasedRun {
  readonly results: Results;
  readonly disclosure: DisclosureRecord;
  /** Files of the evidence pack's payload by path. */
  readonly payload: ReadonlyMap<string, string>;
}

const SYNTHETIC = { approver: 'Assay', reason: 'every input is synthetic, so no person is counted' } as const;

/**
 * Everything that may leave of a run, after the disclosure gate: reports, findings, ledger and record made of released
 * numbers alone.
 *
 * The hash of the unreleased results stays behind: whoever knows all of a table but one small count could try the values
 * until the hash fits. Paths of input files stay behind as well.
 */
export async function releaseRun(request: ReleaseRequest): Promise<ReleasedRun> {
  const { source, record, code, isSynthetic } = request;
  const exceptions = isSynthetic
    ? source.results.findings.map(({ id }) => ({ finding: id, ...SYNTHETIC }))
    : (request.exceptions ?? []);
  const { findings, record: disclosure } = await gate(source.results.findings, {
    ...(request.policy === undefined ? {} : { policy: request.policy }),
    ...(request.earlier === undefined ? {} : { earlier: request.earlier }),
    exceptions,
    population: sha256Hex(canonicalJson(record.run.inputs)),
  });
  const results: Results = { ...source.results, findings };
  const text = resultsText(results);
  const { 'report.html': report, 'technical.html': technical } = reportFiles({ ...source, results });
  const payload = new Map<string, string>([
    ['report.html', report!],
    ['technical.html', technical!],
    ['results.json', text],
    ['disclosure.json', jsonText(disclosure)],
    ['ledger.json', jsonText(ledgerOf(request.questions, results, source.notebook.unanswerable))],
    ['environment.json', jsonText({ environment: record.run.environment, isolation: record.isolation })],
    ['run.json', jsonText(releasedRecord(record, text))],
    ['code/notebook.mjs', code.bundle],
    ...Object.entries(code.files).map(([name, content]) => [`code/${name}`, content] as const),
  ]);
  return { results, disclosure, payload };
}

function releasedRecord(record: RunRecord, results: string): RunRecord {
  const inputs = record.inputs.map((input) => ({
    ...input,
    files: input.files.map((file) => ({ ...file, path: file.path.split(/[\\/]/).at(-1)! })),
  }));
  return { ...record, inputs, results: sha256Hex(results) };
}

/** Each question of the system with the findings that answer it, or why data cannot. */
function ledgerOf(
  questions: readonly PanelQuestion[],
  results: Results,
  unanswerable: Readonly<Record<string, string>>,
) {
  return questions.map((question) => ({
    ...question,
    findings: results.findings.filter((finding) => finding.questions.includes(question.id)).map(({ id }) => id),
    unanswerable: unanswerable[question.id] ?? null,
  }));
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}
