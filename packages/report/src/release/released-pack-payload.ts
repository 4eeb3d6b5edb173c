import {
  type CrateDescription,
  canonicalJson,
  type PanelQuestion,
  type Results,
  resultsText,
  type SigningPolicy,
  sha256Hex,
} from '@assay/evidence';
import type { RunRecord } from '@assay/notebook/run';
import { reportFiles } from '../page/report-files.ts';
import { reportTitle } from '../source/example-note.ts';
import type { ReportSource } from '../source/report-source.ts';

/** What a pack's `run.json` says beyond the run. */
export interface PackRecord extends RunRecord {
  readonly pack: {
    /** Which Assay made the pack. */
    readonly assay: string;
    /** Hash of the record itself but for its results, which have their own. */
    readonly record: string;
    /** Every file that follows from no other, and the results once more, by hash. */
    readonly files: Readonly<Record<string, string>>;
  };
}

/** The parts of a pack that follow from no other part. */
interface PackParts {
  /** Without the notebook's code. */
  readonly source: ReportSource;
  readonly record: RunRecord;
  /** Text of `disclosure.json`. */
  readonly disclosure: string;
  readonly questions: readonly PanelQuestion[];
  /** Left out where a pack of an earlier version has none. */
  readonly signing?: SigningPolicy;
  readonly code: { readonly bundle: string; readonly files: Readonly<Record<string, string>> };
  readonly data: ReadonlyMap<string, Uint8Array>;
  /** Names the Assay that makes the pack. */
  readonly assay: string;
}

const LICENCE = 'https://spdx.org/licenses/MIT';
const NO_TIME = '1970-01-01T00:00:00.000Z';

/**
 * The payload of a pack: its parts, and what follows from them. Made when a run is released, and again when a pack is
 * verified, so that no file can say something else than the numbers do.
 */
export function releasedPackPayload(parts: PackParts): ReadonlyMap<string, string | Uint8Array> {
  const { source, record, disclosure, code, data, assay } = parts;
  const { results, notebook } = source;
  const text = resultsText(results);
  const report = reportFiles(source);
  const sealed = new Map<string, string>([
    ['results.json', text],
    ['disclosure.json', disclosure],
    ['ledger.json', jsonText(ledgerOf(parts.questions, results, notebook.unanswerable))],
    ['report-source.json', report['report-source.json']!],
    ...(parts.signing === undefined ? [] : [['signing-policy.json', jsonText(parts.signing)] as const]),
    ...Object.entries(code.files).map(([name, content]) => [`code/${name}`, content] as const),
  ]);
  const hashes = Object.fromEntries([...sealed].map(([path, content]) => [path, sha256Hex(content)]));
  const packed: PackRecord = {
    ...record,
    results: sha256Hex(text),
    pack: { assay, record: releaseRecordHash(record), files: hashes },
  };
  return new Map<string, string | Uint8Array>([
    ...sealed,
    ['report.html', report['report.html']!],
    ['technical.html', report['technical.html']!],
    ['environment.json', jsonText({ environment: record.run.environment, isolation: record.isolation })],
    ['run.json', jsonText(packed)],
    ['code/notebook.mjs', code.bundle],
    ...data,
  ]);
}

/** Names everything that a record says beyond the hash of its results. */
export function releaseRecordHash({ results: _, ...record }: RunRecord): string {
  return sha256Hex(canonicalJson(record));
}

/** What a pack's metadata say of it. */
export function releasedPackDescription(
  { notebook, record: shown }: ReportSource,
  { run }: Pick<RunRecord, 'run'>,
): CrateDescription {
  return {
    title: reportTitle({ notebook, ...(shown === undefined ? {} : { record: shown }) }),
    summary: notebook.summary,
    licence: LICENCE,
    runFinishedAt: shown?.finishedAt ?? NO_TIME,
    run,
    inputs: Object.entries(run.inputs).map(([name, sha256]) => ({ name, sha256 })),
  };
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

/** The one spelling of a JSON file in a pack. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}
