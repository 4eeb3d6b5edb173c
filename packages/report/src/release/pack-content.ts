import type { DisclosureRecord } from '@assay/disclosure-control';
import { type Results, readResults, readSigningPolicy, type SigningPolicy } from '@assay/evidence';
import type { RunRecord } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import { readReportSource } from '../page/report-files.ts';
import type { ReportSource } from '../source/report-source.ts';

export interface PackContent {
  readonly results: Results;
  readonly record: RunRecord;
  readonly disclosure: DisclosureRecord;
  readonly source: ReportSource;
  readonly bundle: string;
  /** The notebook's own files by name. */
  readonly files: Readonly<Record<string, string>>;
  /** How many people must sign it; `null` where a pack of an earlier version does not say. */
  readonly signing: SigningPolicy | null;
  /** Data that the pack carries, by input name and file name. */
  readonly inputs: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
}

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * What stands in a pack, read.
 *
 * @throws InputError where a part is missing or is none of ours.
 *
 * @example
 * const { payload } = await releaseRun({ ...(await readStoredRun(target, home)), questions: [], isSynthetic: true });
 * const bytes = ([path, content]) => [`data/${path}`, new TextEncoder().encode(content)];
 * readReleasedPack(new Map([...payload].map(bytes))).results.run.notebook // 'toy'
 */
export function readReleasedPack(files: Files): PackContent {
  const results = readResults(releasedPackFileText(files, 'results.json'), 'results.json');
  const code = [...files].flatMap(([path, content]) =>
    path.startsWith('data/code/') && path !== 'data/code/notebook.mjs'
      ? [[path.slice('data/code/'.length), new TextDecoder().decode(content)] as const]
      : [],
  );
  const inputs = new Map<string, Map<string, Uint8Array>>();
  for (const [path, content] of files) {
    const [, name, file] = /^data\/inputs\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
    if (name !== undefined) inputs.set(name, new Map([...(inputs.get(name) ?? []), [file!, content]]));
  }
  return {
    results,
    record: jsonOf<RunRecord>(files, 'run.json'),
    disclosure: jsonOf<DisclosureRecord>(files, 'disclosure.json'),
    source: readReportSource(releasedPackFileText(files, 'report-source.json'), results, 'report-source.json'),
    bundle: releasedPackFileText(files, 'code/notebook.mjs'),
    files: Object.fromEntries(code),
    signing: files.has('data/signing-policy.json')
      ? readSigningPolicy(releasedPackFileText(files, 'signing-policy.json'), 'signing-policy.json')
      : null,
    inputs,
  };
}

export function releasedPackFileText(files: Files, name: string): string {
  const content = files.get(`data/${name}`);
  if (content === undefined) throw new InputError(`the pack holds no ${name}. Export the run again.`);
  return new TextDecoder().decode(content);
}

function jsonOf<Shape>(files: Files, name: string): Shape {
  const text = releasedPackFileText(files, name);
  try {
    const value = JSON.parse(text) as Shape | null;
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw new InputError(`${name} is not what a pack holds under that name. Export the run again.`);
}
