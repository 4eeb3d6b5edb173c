import { type GateResult, gate } from '@assay/disclosure-control';
import { type InputRecord, readRun } from '@assay/notebook/run';
import { readMemory, readShelf } from '@assay/report/release';
import type { RunEntry } from '../project/run-index.ts';
import { releaseMemories } from '../store/releases.ts';
import type { Workbench } from '../workbench-context.ts';

/** Hashes of the files that a dataset's generator makes; empty where it has none. */
export type GeneratedHashes = (dataset: string) => Promise<ReadonlySet<string>>;

/**
 * A run's findings as members may read them: through the disclosure gate, bound by every pack that was
 * exported and every release to members before. Where every file read is, to the byte, one that Assay's own generators make, nobody is counted, and the
 * findings pass with that reason. A dataset's name alone is not believed.
 */
export async function releaseFindings(
  { home, store, generatedHashes }: Pick<Workbench, 'home' | 'store' | 'generatedHashes'>,
  { folder }: RunEntry,
): Promise<GateResult> {
  const { results, record } = readRun(folder);
  const exceptions = (await isSynthetic(record.inputs, generatedHashes))
    ? results.findings.map(({ id }) => ({ finding: id, ...nobodyCounted }))
    : [];
  return gate(results.findings, {
    exceptions,
    earlier: [...exportedMemories(home), ...releaseMemories(store)],
    population: Object.values(results.run.inputs),
  });
}

/** What each exported pack held back. @throws InputError where the log of exports was tampered with. */
function exportedMemories(home: string) {
  const packs = new Map(readShelf(home).released.map((each) => [each.digest, each]));
  return [...packs.values()].map((each) => readMemory(home, each));
}

const nobodyCounted = { approver: 'Assay', reason: 'every input is synthetic, so no person is counted' } as const;

async function isSynthetic(inputs: readonly InputRecord[], generatedHashes: GeneratedHashes): Promise<boolean> {
  const read = inputs.filter(({ files }) => files.length > 0);
  for (const { dataset, files } of read) {
    if (dataset === null) return false;
    const made = await generatedHashes(dataset);
    if (!files.every(({ sha256 }) => made.has(sha256))) return false;
  }
  return read.length > 0;
}
