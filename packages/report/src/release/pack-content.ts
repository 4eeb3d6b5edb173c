import type { DisclosureRecord } from '@assay/disclosure-control';
import { canonicalJson, type Results, readResults, sha256Hex } from '@assay/evidence';
import type { RunRecord } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import { readReportSource } from '../report/report-files.ts';
import type { ReportSource } from '../source/report-source.ts';

export interface PackContent {
  readonly results: Results;
  readonly record: RunRecord;
  readonly disclosure: DisclosureRecord;
  readonly source: ReportSource;
  readonly bundle: string;
  /** The notebook's own files by name. */
  readonly files: Readonly<Record<string, string>>;
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
 * readPackContent(new Map([...payload].map(bytes))).results.run.notebook // 'toy'
 */
export function readPackContent(files: Files): PackContent {
  const results = readResults(textOf(files, 'results.json'), 'results.json');
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
    record: JSON.parse(textOf(files, 'run.json')) as RunRecord,
    disclosure: JSON.parse(textOf(files, 'disclosure.json')) as DisclosureRecord,
    source: readReportSource(textOf(files, 'report-source.json'), results, 'report-source.json'),
    bundle: textOf(files, 'code/notebook.mjs'),
    files: Object.fromEntries(code),
    inputs,
  };
}

/**
 * Is a pack of one piece, when its every byte is as it was made? Code, run and numbers must be of one another.
 *
 * @example
 * packContentProblems(new Map([['data/results.json', new Uint8Array()]]))[0].path // 'data'
 */
export function packContentProblems(files: Files): readonly { readonly path: string; readonly problem: string }[] {
  if (files.size === 0) return [];
  let content: PackContent;
  try {
    content = readPackContent(files);
  } catch (error) {
    return [
      { path: 'data', problem: error instanceof InputError ? error.message : 'holds a file that cannot be read' },
    ];
  }
  const { results, record, bundle } = content;
  const problems: { path: string; problem: string }[] = [];
  const check = (holds: boolean, path: string, problem: string) => {
    if (!holds) problems.push({ path: `data/${path}`, problem });
  };
  const { id, ...parts } = record.run;
  check(
    sha256Hex(textOf(files, 'results.json')) === record.results,
    'results.json',
    'is not the one that run.json names',
  );
  check(canonicalJson(results.run) === canonicalJson(record.run), 'run.json', 'is of another run than results.json');
  check(sha256Hex(canonicalJson(parts)).slice(0, 16) === id, 'run.json', `does not fit its own id ${id}`);
  check(sha256Hex(bundle) === record.run.code, 'code/notebook.mjs', 'is not the code that the run names');
  return problems;
}

/**
 * Do released numbers contradict one another? What can be checked of a pack without its data: shares outside 0 … 1,
 * shares that are not their counts', intervals that run backwards.
 *
 * @example
 * const half = { id: 'a', value: 0.5, unit: 'proportion', numerator: 1, denominator: 4, interval: null };
 * arithmeticProblems({ findings: [half] }) // ['a: 0.5 is not 1 of 4']
 */
export function arithmeticProblems({ findings }: Results): readonly string[] {
  return findings.flatMap(({ id, value, numerator, denominator, unit, interval }) => {
    const problems: string[] = [];
    if (interval !== null && interval.high !== null && interval.low > interval.high)
      problems.push(`${id}: its interval runs backwards`);
    if (typeof value !== 'number' || unit !== 'proportion') return problems;
    if (value < 0 || value > 1) problems.push(`${id}: ${value} is no share`);
    if (numerator !== null && denominator !== null && denominator > 0) {
      const given = numerator / denominator;
      if (Math.abs(given - value) > 1e-9) problems.push(`${id}: ${value} is not ${numerator} of ${denominator}`);
    }
    return problems;
  });
}

function textOf(files: Files, name: string): string {
  const content = files.get(`data/${name}`);
  if (content === undefined) throw new InputError(`the pack holds no ${name}. Export the run again.`);
  return new TextDecoder().decode(content);
}
