import {
  type DisclosureException,
  type DisclosurePolicy,
  type DisclosureRecord,
  defaultPolicy,
  gate,
  type ReleaseMemory,
  withholdNames,
} from '@assay/disclosure-control';
import {
  defaultSigningPolicy,
  type Finding,
  type PanelQuestion,
  type Results,
  type SigningPolicy,
} from '@assay/evidence';
import { typedDigits } from '@assay/notebook';
import type { RunRecord } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { ReportSource } from '../source/report-source.ts';
import { assayDigest } from './assay-digest.ts';
import { fixedText } from './fixed-text.ts';
import { releasedInputs, releasedRecord } from './released-inputs.ts';
import { jsonText, releasedPackPayload } from './released-pack-payload.ts';
import { wordOfCode } from './word-of-code.ts';

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
  readonly earlier?: readonly ReleaseMemory[];
  /** Findings to withhold whole, since something hidden could be worked out of them. */
  readonly alsoWithhold?: readonly string[];
  /** How many people must sign the pack; the usual three unless stated. */
  readonly signing?: SigningPolicy;
  /** Input files whose terms allow them to be passed on, by their path in the pack. */
  readonly data?: ReadonlyMap<string, Uint8Array>;
}

/** What the gate lets out before names are held back. */
export interface NamedRelease {
  readonly findings: readonly Finding[];
  readonly disclosure: DisclosureRecord;
}

export interface ReleasedRun {
  readonly results: Results;
  /** What the pack's report is made of. */
  readonly source: ReportSource;
  readonly disclosure: DisclosureRecord;
  /** The same with every name, by which releases are held against each other and against the truth: for the Data Lab alone. */
  readonly named: NamedRelease;
  /** For the Data Lab's shelf alone. */
  readonly memory: ReleaseMemory;
  /** Files of the evidence pack's payload by path. */
  readonly payload: ReadonlyMap<string, string | Uint8Array>;
}

const SYNTHETIC = { approver: 'Assay', reason: 'every input is synthetic, so no person is counted' } as const;

/**
 * Everything that may leave of a run, after the disclosure gate: reports, findings, ledger and record made of released
 * numbers alone.
 *
 * The hash of the unreleased results stays behind: whoever knows all of a table but one small count could try the
 * values until the hash fits. Paths of input files, and the number of their rows, stay behind as well.
 *
 * @throws InputError where prose about people holds a typed number, which no gate has seen, or an exception names no
 * finding.
 *
 * @example
 * const { payload } = await releaseRun({ ...(await readStoredRun(target, home)), questions: [], isSynthetic: false });
 * payload.has('results.json') // true
 */
export async function releaseRun(request: ReleaseRequest): Promise<ReleasedRun> {
  const { source, record, code, isSynthetic } = request;
  if (!isSynthetic) refuseTypedNumbers(source);
  const { findings, disclosure, memory, named } = await gateResults(source.results, {
    ...request,
    population: releasedInputHashes(record),
  });
  const results: Results = { ...source.results, findings };
  const inputs = releasedInputs(record, isSynthetic);
  const { code: _code, ...rest } = source;
  const released = { ...rest, results, record: releasedRecord(source.record, inputs, disclosure, isSynthetic) };
  const payload = releasedPackPayload({
    source: released,
    record: { ...record, inputs },
    disclosure: jsonText(disclosure),
    questions: request.questions,
    signing: request.signing ?? defaultSigningPolicy,
    code,
    data: request.data ?? new Map(),
    assay: assayDigest(),
  });
  return { results, source: released, disclosure, memory, named, payload };
}

/** What tells the people of a run apart: the files that it read, by hash. */
export function releasedInputHashes({ inputs }: RunRecord): readonly string[] {
  return inputs.flatMap(({ files }) => files.map(({ sha256 }) => sha256));
}

/**
 * May these findings leave? They pass the disclosure gate; a rerun passes what its pack hid, so that both hide the
 * same.
 *
 * @throws InputError where an exception names no finding.
 *
 * @example
 * const { source, code } = await readStoredRun(target, home);
 * const { findings } = await gateResults(source.results, { code, isSynthetic: false, population: ['people.csv'] });
 * findings[0].disclosure.status // 'pass'
 */
export async function gateResults(
  { findings, run }: Results,
  request: Pick<ReleaseRequest, 'code' | 'isSynthetic' | 'policy' | 'exceptions' | 'earlier' | 'alsoWithhold'> & {
    readonly alsoHide?: readonly string[];
    readonly alsoKeep?: Readonly<Record<string, number>>;
    readonly withheldAsPacked?: readonly string[];
    readonly population?: readonly string[];
  },
): Promise<Pick<ReleasedRun, 'disclosure' | 'memory' | 'named'> & { readonly findings: Results['findings'] }> {
  const { code, isSynthetic, policy = defaultPolicy, earlier = [], alsoHide = [], alsoKeep = {} } = request;
  const known = new Set(findings.map(({ id }) => id));
  const stray = request.exceptions?.find(({ finding }) => !known.has(finding));
  if (stray !== undefined && !isSynthetic) {
    throw new InputError(
      `an exception is for ${stray.finding}, which the run does not state. Name one of its findings.`,
    );
  }
  const passed = await gate(findings, {
    policy,
    earlier,
    alsoHide,
    alsoKeep,
    alsoWithhold: request.alsoWithhold ?? [],
    ...(request.withheldAsPacked === undefined ? {} : { withheldAsPacked: request.withheldAsPacked }),
    notebook: run.notebook,
    exceptions: isSynthetic ? findings.map(({ id }) => ({ finding: id, ...SYNTHETIC })) : (request.exceptions ?? []),
    population: [...new Set(request.population ?? Object.values(run.inputs))].sort(),
    isFixedText: fixedText(code.bundle),
  });
  const { record, ...left } = withholdNames(passed, findings, wordOfCode(code.bundle));
  return { ...left, disclosure: record, named: { findings: passed.findings, disclosure: passed.record } };
}

/**
 * Prose about people may hold no typed number, whoever is to read it: no gate has seen it.
 *
 * @throws InputError with the first place of one.
 */
export function refuseTypedNumbers({ notebook, plain, technical }: ReportSource): void {
  const problems = [
    ...typedDigits('report.md', plain),
    ...typedDigits('technical.md', technical),
    ...notebook.figures.flatMap(({ id, caption, summary }) => typedDigits(`figure ${id}`, `${caption}\n${summary}`)),
  ];
  const [first] = problems;
  if (first !== undefined) {
    throw new InputError(`${first.where}: ${first.message} The disclosure gate cannot see a number that is typed.`);
  }
}
