import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type DisclosureException,
  type DisclosurePolicy,
  type DisclosureRecord,
  defaultPolicy,
} from '@assay/disclosure-control';
import {
  assemblePack,
  type QuestionLedger,
  refuseReplacing,
  type SigningPolicy,
  sha256Hex,
  stageFile,
} from '@assay/evidence';
import type { InputRecord } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { ReportSource } from '../source/report-source.ts';
import { descriptorOf, type GeneratedHashes, isAllSynthetic } from './all-synthetic.ts';
import { type ReleasedRun, releasedInputHashes, releaseRun } from './release-run.ts';
import {
  bindingReleases,
  putOnShelf,
  readReleaseMemory,
  readShelf,
  refuseWithheld,
  releaseOrder,
  type Shelf,
} from './release-shelf.ts';
import { jsonText, releasedPackDescription } from './released-pack-payload.ts';
import { readStoredRun } from './stored-run.ts';
import { withholdRecovered } from './withhold-recovered.ts';

export interface ExportOrder {
  /** Folder that holds notebooks, datasets and `.assay`. */
  readonly home: string;
  readonly runFolder: string;
  readonly out: string;
  /** ISO 8601, for the log; no pack holds it. */
  readonly at: string;
  readonly ledger: QuestionLedger;
  readonly policy?: DisclosurePolicy;
  /** How many people must sign the pack. */
  readonly signing?: SigningPolicy;
  readonly exceptions?: readonly DisclosureException[];
  readonly generatedHashes: GeneratedHashes;
}

export interface ExportedPack {
  readonly digest: string;
  /** What the file should be called. */
  readonly name: string;
  readonly bytes: number;
  readonly isSynthetic: boolean;
  readonly disclosure: DisclosureRecord;
  readonly withheld: readonly string[];
  /** Place in the log. */
  readonly sequence: number;
}

const MOST_ATTEMPTS = 50;

/**
 * Exports a stored run: gate, pack, log, file, in this order, so that a kill at any moment leaves no part of a pack and
 * nothing that left without an entry. Where another process exports meanwhile, the release is worked out again with
 * what that one released.
 *
 * @throws InputError where a reviewer withheld the run, the run, the log or the order does not hold, or `out` is another file.
 *
 * @example
 * const when = { at: '2025-03-06T09:00:00Z', ledger: order.ledger, generatedHashes };
 * (await exportRun({ home, runFolder: target, out: `${home}/toy.zip`, ...when })).name.startsWith('toy-') // true
 */
export async function exportRun(request: ExportOrder): Promise<ExportedPack> {
  const { home, out, at, exceptions = [] } = request;
  if (existsSync(out) && !statSync(out).isFile()) throw new InputError(`${out} is no file. Name a file: --out x.zip`);
  if (!existsSync(dirname(out))) throw new InputError(`no folder ${dirname(out)}. Make it, or name another --out.`);
  const ready = await readyRun(request);
  const { record, order, isSynthetic } = ready;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const shelf = readShelf(home);
    const released = await leavingRun(request, ready, shelf);
    const pack = assemblePack(released.payload, releasedPackDescription(released.source, record));
    refuseReplacing(out, pack.bytes);
    // The bytes are on the disk before the log says that they left, and in place only afterwards.
    const staged = stageFile(out, pack.bytes);
    const entry = orDiscard(staged, () =>
      putOnShelf(home, shelf, at, {
        event: 'pack-exported',
        digest: pack.digest,
        order,
        disclosure: jsonText(released.named.disclosure),
        memory: released.memory,
        ...(isSynthetic ? {} : { findings: released.named.findings }),
        detail: { notebook: record.run.notebook, run: record.run.id, exceptions },
      }),
    );
    if (entry === null) continue;
    staged.putInPlace();
    return {
      digest: pack.digest,
      name: `${pack.name}.zip`,
      bytes: pack.bytes.length,
      isSynthetic,
      disclosure: released.disclosure,
      withheld: withheldFindings(released),
      sequence: entry.sequence,
    };
  }
  throw new InputError(`other exports kept coming first, ${MOST_ATTEMPTS} times. Export again when they are done.`);
}

/** What would leave of a run, of which nothing did. */
export interface TrialRelease {
  /** Of a report that says on its head and its foot that it is a trial. */
  readonly source: ReportSource;
  readonly isSynthetic: boolean;
  readonly disclosure: DisclosureRecord;
  readonly withheld: readonly string[];
}

/**
 * What would leave if a run were exported now, by the same gate, the same earlier releases and the same attack. Nothing is packed,
 * logged or remembered, so that no later release is bound by it; nobody may be given it.
 *
 * @throws InputError as {@link exportRun}.
 *
 * @example
 * const trial = await trialRun({ home, runFolder: target, ledger: order.ledger, generatedHashes });
 * trial.source.isTrial // true
 */
export async function trialRun(request: Omit<ExportOrder, 'out' | 'at'>): Promise<TrialRelease> {
  const ready = await readyRun(request);
  const released = await leavingRun(request, ready, readShelf(request.home));
  return {
    source: { ...released.source, isTrial: true },
    isSynthetic: ready.isSynthetic,
    disclosure: released.disclosure,
    withheld: withheldFindings(released),
  };
}

type ReadyRun = Awaited<ReturnType<typeof readyRun>>;

async function readyRun(request: Omit<ExportOrder, 'out' | 'at'>) {
  const { home, runFolder, policy = defaultPolicy, exceptions = [] } = request;
  const parts = await readStoredRun(runFolder, join(home, 'notebooks'));
  const { record } = parts;
  const isSynthetic = await isAllSynthetic(home, record.inputs, request.generatedHashes);
  const data = redistributable(home, record.inputs);
  return { ...parts, isSynthetic, data, order: releaseOrder({ run: record.run.id, policy, exceptions, isSynthetic }) };
}

/** The run as it leaves beside all that left before, once an outsider could work nothing out. */
async function leavingRun(
  request: Omit<ExportOrder, 'out' | 'at'>,
  { order, isSynthetic, data, ...parts }: ReadyRun,
  shelf: Shelf,
): Promise<ReleasedRun> {
  const { home, ledger, policy = defaultPolicy, exceptions = [] } = request;
  const { record } = parts;
  refuseWithheld(shelf, record.run.id);
  const binding = bindingReleases(shelf, order);
  const earlier = binding.map((each) => readReleaseMemory(home, each));
  const { bundle } = parts.code;
  const exact = parts.source.results.findings;
  const population = releasedInputHashes(record);
  return withholdRecovered(
    { home, notebook: record.run.notebook, binding, population, bundle, exact, isSynthetic },
    (alsoWithhold) =>
      releaseRun({
        ...parts,
        questions: ledger.ofSystem(record.system),
        isSynthetic,
        policy,
        exceptions,
        ...(request.signing === undefined ? {} : { signing: request.signing }),
        earlier,
        alsoWithhold,
        data,
      }),
    ({ named }) => named,
  );
}

function withheldFindings({ results }: ReleasedRun): readonly string[] {
  return results.findings.filter(({ disclosure }) => disclosure.status === 'refused').map(({ id }) => id);
}

/** Nothing lies beside its place where the log could not say, or somebody else came first. */
function orDiscard<T>(staged: ReturnType<typeof stageFile>, say: () => T | null): T | null {
  let said: T | null = null;
  try {
    said = say();
  } finally {
    if (said === null) staged.discard();
  }
  return said;
}

/** Files of datasets whose descriptor lets a pack carry them. */
function redistributable(home: string, inputs: readonly InputRecord[]): Map<string, Uint8Array> {
  const data = new Map<string, Uint8Array>();
  for (const { name, dataset, files } of inputs) {
    if (dataset === null || descriptorOf(home, dataset)?.redistribute !== true) continue;
    for (const { path, sha256 } of files) {
      const content = existsSync(path) ? readFileSync(path) : new Uint8Array();
      if (sha256Hex(content) !== sha256) {
        throw new InputError(`input ${name} changed since the run: ${path}. Run the notebook again.`);
      }
      data.set(`inputs/${name}/${path.split(/[\\/]/).at(-1)!}`, content);
    }
  }
  return data;
}
