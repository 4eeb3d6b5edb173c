import { join } from 'node:path';
import { BaseSequencer, createVitest, type TestModule, type TestSpecification } from 'vitest/node';
import type { WorkingCopy } from './working-copy.ts';

/** The tests of one package in a copy of the tree, run again and again by one process that keeps what it compiled. */
export interface Suite {
  readonly copy: WorkingCopy;
  /** The test files, of those named or of all, in which something fails, run by one process; each may be told of this. */
  readonly failing: (files: readonly string[] | 'all', told?: Readonly<Record<string, string>>) => Promise<string[]>;
  /**
   * Whether all of these hold, run in this order by one process, as a suite's usual run has it; stops at the first that does not,
   * or computes longer than it may.
   */
  readonly holds: (files: readonly string[], processorSeconds: (file: string) => number) => Promise<boolean>;
  /** Must be told of each source that is written. */
  readonly changed: (file: string) => void;
  readonly close: () => Promise<void>;
}

const WAITS_FOR_EVER = 15 * 60_000;

export async function suiteIn(
  copy: WorkingCopy,
  folder: string,
  isRun: (testFile: string) => boolean = () => true,
): Promise<Suite> {
  Object.assign(process.env, copy.environment);
  const root = join(copy.folder, folder);
  let order: readonly string[] = [];
  // The usual order runs the longest files first, and what fails is most often seen by a short one.
  class AsNamed extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return [...files].sort((one, other) => order.indexOf(one.moduleId) - order.indexOf(other.moduleId));
    }
  }
  const vitest = await createVitest('test', {
    root,
    dir: root,
    config: join(root, 'vitest.config.ts'),
    watch: false,
    // A spoilt source is read, not what an earlier suite made of it.
    experimental: { fsModuleCache: false },
    // A busy machine is no mutant's fault: what loops is ended by its processor's time, and this ends what waits for ever.
    testTimeout: WAITS_FOR_EVER,
    hookTimeout: WAITS_FOR_EVER,
    maxWorkers: 1,
    pool: 'forks',
    reporters: [{}],
    setupFiles: ['read-tests-anew.ts', 'suite.setup.ts'].map((name) => join(copy.folder, 'testing/src', name)),
    silent: true,
    sequence: { sequencer: AsNamed },
  });
  const run = async (files: readonly string[] | 'all', bail: number): Promise<readonly TestModule[]> => {
    // A process for each file would cost more than its tests.
    for (const { config } of [vitest, ...vitest.projects]) Object.assign(config, { bail, isolate: false });
    const every = (await vitest.globTestSpecifications()).filter(({ moduleId }) => isRun(moduleId));
    const chosen = files === 'all' ? every : every.filter(({ moduleId }) => files.includes(moduleId));
    order = files === 'all' ? [] : files;
    vitest.state.clearErrors();
    const { testModules: known, unhandledErrors } = await vitest.runTestSpecifications(chosen, true);
    // Every file that was ever run is told of, with what was found last: one that failed before says nothing of this run.
    const testModules = known.filter((each) => chosen.some(({ moduleId }) => moduleId === each.moduleId));
    if (unhandledErrors.length > 0 && testModules.every((each) => each.ok())) throw unhandledErrors[0];
    return testModules;
  };
  return {
    copy,
    changed: (file) => vitest.invalidateFile(file),
    failing: async (files, told = {}) => {
      Object.assign(process.env, told);
      const modules = await run(files, 0);
      for (const name of Object.keys(told)) delete process.env[name];
      return modules.filter((each) => !each.ok()).map(({ moduleId }) => moduleId);
    },
    holds: async (files, processorSeconds) => {
      process.env.ASSAY_PROCESSOR_SECONDS = JSON.stringify(
        Object.fromEntries(files.map((file) => [file, Math.ceil(processorSeconds(file))])),
      );
      try {
        return (await run(files, 1)).every((each) => each.ok());
      } catch {
        // A worker that was ended leaves no result.
        return false;
      } finally {
        delete process.env.ASSAY_PROCESSOR_SECONDS;
        // A failure cancels the run, which waits for its process, for ever where that was ended meanwhile: vitest 4.1 hears no
        // exit then, and the next run would wait too. Asked once more, it knows that no process is left.
        await vitest.cancelCurrentRun('test-failure');
      }
    },
    close: () => vitest.close(),
  };
}
