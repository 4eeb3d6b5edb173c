import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutation } from './mutations.ts';
import { probed } from './probes.ts';
import type { Suite } from './suite.ts';

/** Which test files of a suite reach which computation, and what is known of the files besides. */
export interface Reach {
  /** By the number of the computation: the test files that reach it without another process. */
  readonly files: readonly (readonly string[])[];
  /** Test files that start other processes or threads: what is computed there, nobody saw. */
  readonly startingOthers: readonly string[];
  /** Test files that a mere probe makes fail, since they look at the bytes of sources: they see any change, and judge none. */
  readonly ofBytes: readonly string[];
  /** How long each test file computes: a clock would say how busy the machine is. */
  readonly processorSeconds: ReadonlyMap<string, number>;
}

/**
 * Runs a suite once, by one process, with a probe at each of these computations. What a source computes as it is read is
 * computed for the first test file that reads it: all that run after it are told as reaching it too. What a function
 * keeps for whoever asks next is told of the first alone.
 */
export async function reachOf(suite: Suite, mutations: readonly Mutation[]): Promise<Reach> {
  const written = join(suite.copy.folder, '.assay-reached');
  const kept = new Map<string, string>();
  rmSync(written, { force: true });
  try {
    for (const file of new Set(mutations.map((each) => each.file))) {
      const path = join(suite.copy.folder, file);
      const own = [...mutations.entries()].filter(([, each]) => each.file === file);
      kept.set(path, readFileSync(path, 'utf8'));
      writeFileSync(path, probed(kept.get(path)!, own));
      suite.changed(path);
    }
    const failing = await suite.failing('all', { ASSAY_REACHED: written });
    // A file that a probe makes fail as it is read has told nothing.
    const told = existsSync(written) ? readFileSync(written, 'utf8').trimEnd().split('\n').map(read) : [];
    return {
      files: mutations.map(({ isComputedAsRead }, number) => {
        const first = told.findIndex(({ reached }) => reached.has(number));
        if (first === -1) return [];
        return told
          .slice(first)
          .flatMap(({ file, reached }) => (isComputedAsRead || reached.has(number) ? [file] : []));
      }),
      startingOthers: told.filter(({ startsOthers }) => startsOthers).map(({ file }) => file),
      ofBytes: failing,
      processorSeconds: new Map(told.map(({ file, processorSeconds }) => [file, processorSeconds])),
    };
  } finally {
    for (const [path, text] of kept) {
      writeFileSync(path, text);
      suite.changed(path);
    }
    rmSync(written, { force: true });
  }
}

function read(line: string) {
  const { reached, ...of } = JSON.parse(line) as Told;
  return { ...of, reached: new Set(reached) };
}

interface Told {
  readonly file: string;
  readonly reached: readonly number[];
  readonly startsOthers: boolean;
  readonly processorSeconds: number;
}
