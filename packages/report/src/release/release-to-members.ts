import { join } from 'node:path';
import { type DisclosureRecord, defaultPolicy, type ReleaseMemory } from '@assay/disclosure-control';
import { appendToLog, canonicalJson, sha256Hex } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { ReportSource } from '../source/report-source.ts';
import { type GeneratedHashes, isAllSynthetic } from './all-synthetic.ts';
import { gateResults, refuseTypedNumbers, releasedInputHashes } from './release-run.ts';
import {
  bindingReleases,
  putOnShelf,
  readReleaseMemory,
  readShelf,
  releaseLogFolder,
  releaseOrder,
  WITHHELD,
} from './release-shelf.ts';
import { releasedInputs, releasedRecord } from './released-inputs.ts';
import { readStoredRun } from './stored-run.ts';
import { withholdRecovered } from './withhold-recovered.ts';

export interface MembersOrder {
  readonly home: string;
  readonly runFolder: string;
  /** ISO 8601, for the log. */
  readonly at: string;
  readonly generatedHashes: GeneratedHashes;
}

const mostAttempts = 50;

/**
 * A run's report as panel members may read it: its findings through the same gate as an export, attacked as an export is,
 * bound by everything that left before, and binding everything that leaves later; of its inputs no more than a pack tells. The very run exported
 * before is read as it left then.
 *
 * @throws InputError where the run or the log does not hold, prose holds a typed number, or something hidden could be
 * worked out.
 *
 * @example
 * const { source } = await releaseToMembers({ home, runFolder: target, at: '2025-03-06T10:00:00Z', generatedHashes });
 * source.results.findings[0].id // 'names.short'
 */
export async function releaseToMembers({ home, runFolder, at, generatedHashes }: MembersOrder): Promise<{
  /** Everything that the report says, without what only the Data Lab may know. */
  readonly source: ReportSource;
  readonly disclosure: DisclosureRecord;
  readonly memory: ReleaseMemory;
}> {
  const { source, record, code } = await readStoredRun(runFolder, join(home, 'notebooks'));
  const isSynthetic = await isAllSynthetic(home, record.inputs, generatedHashes);
  if (!isSynthetic) refuseTypedNumbers(source);
  const order = releaseOrder({ run: record.run.id, policy: defaultPolicy, exceptions: [], isSynthetic });
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const shelf = readShelf(home);
    const binding = bindingReleases(shelf, order);
    const earlier = binding.map((each) => readReleaseMemory(home, each));
    const population = releasedInputHashes(record);
    const exact = source.results.findings;
    const released = await withholdRecovered(
      { home, notebook: record.run.notebook, binding, population, bundle: code.bundle, exact, isSynthetic },
      (alsoWithhold) => gateResults(source.results, { code, isSynthetic, earlier, alsoWithhold, population }),
      ({ named }) => named,
    );
    const { memory, disclosure, named } = released;
    const entry = putOnShelf(home, shelf, at, {
      event: 'released-to-members',
      digest: sha256Hex(canonicalJson({ order, memory })),
      order,
      disclosure: `${canonicalJson(named.disclosure)}\n`,
      memory,
      ...(isSynthetic ? {} : { findings: named.findings }),
      detail: { notebook: record.run.notebook, run: record.run.id },
    });
    if (entry === null) continue;
    const results = { ...source.results, findings: released.findings };
    return {
      source: {
        ...source,
        results,
        record: releasedRecord(source.record, releasedInputs(record, isSynthetic), disclosure, isSynthetic),
      },
      disclosure,
      memory,
    };
  }
  throw new InputError(`other releases kept coming first, ${mostAttempts} times. Release again when they are done.`);
}

/**
 * Writes down that a reviewer withheld a run: from then on no export lets it out, until it is released again.
 *
 * @example
 * withholdRun({ home: `${home}/held`, run: '0123456789abcdef', at: '2025-03-06T09:00:00Z' });
 * readShelf(`${home}/held`).withheld.has('0123456789abcdef') // true
 */
export function withholdRun({
  home,
  run,
  at,
}: {
  readonly home: string;
  readonly run: string;
  readonly at: string;
}): void {
  appendToLog(releaseLogFolder(home), at, WITHHELD, { run });
}
