import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '@assay/statistics';
import { type BuildContext, type BuildFailure, context } from 'esbuild';

/** A notebook's own files as one module, everything from packages left outside. */
export interface OwnCode {
  readonly code: string;
  /** Source map of version 3, as JSON; its sources are relative to the notebook's folder. */
  readonly map: string;
  /** Every file that went into it, as absolute paths. */
  readonly files: readonly string[];
}

/** Where a source cannot be read as code, and why. */
export class OwnCodeProblem extends InputError {
  /** Relative to the notebook's folder; `null` where no place is known. */
  readonly file: string | null;
  /** Counted from 1. */
  readonly line: number | null;

  constructor(message: string, file: string | null, line: number | null) {
    super(message);
    this.file = file;
    this.line = line;
  }
}

/** Bundles a notebook's own files again and again, each time only reading what changed. */
export interface OwnBundler {
  build(): Promise<OwnCode>;
  dispose(): Promise<void>;
}

/** @throws OwnCodeProblem from `build`, where a source is missing or is no TypeScript. */
export async function ownCodeBundler(folder: string): Promise<OwnBundler> {
  let bundling: BuildContext | undefined;
  const start = () =>
    context({
      stdin: { contents: "export { default } from './notebook.ts';", resolveDir: folder, loader: 'ts' },
      absWorkingDir: folder,
      outfile: join(folder, 'live.js'),
      bundle: true,
      write: false,
      metafile: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      charset: 'utf8',
      legalComments: 'none',
      treeShaking: true,
      sourcemap: 'external',
      sourcesContent: false,
      logLevel: 'silent',
    });
  return {
    async build() {
      if (!existsSync(join(folder, 'notebook.ts')))
        throw new OwnCodeProblem('notebook.ts is gone. Put it back, or open another notebook.', 'notebook.ts', null);
      bundling ??= await start();
      try {
        const { outputFiles, metafile } = await bundling.rebuild();
        const text = (end: string) => outputFiles!.find(({ path }) => path.endsWith(end))!.text;
        return {
          code: text('.js'),
          map: text('.map'),
          files: Object.keys(metafile!.inputs)
            .filter((path) => path !== '<stdin>')
            .map((path) => resolve(folder, path)),
        };
      } catch (cause) {
        const first = (cause as Partial<BuildFailure>).errors?.[0];
        if (first === undefined) throw cause;
        const remedy = /[.?!]$/.test(first.text) ? '' : '.';
        throw new OwnCodeProblem(
          `${first.text}${remedy} Mend the line.`,
          first.location?.file === '<stdin>' ? null : (first.location?.file ?? null),
          first.location?.line ?? null,
        );
      }
    },
    async dispose() {
      await bundling?.dispose();
    },
  };
}
