import { recordProblems } from '@assay/disclosure-control';
import {
  canonicalJson,
  type PackFiles,
  type PanelQuestion,
  packFiles,
  sha256Hex,
  shapeProblems,
} from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { arithmeticProblems } from './arithmetic-problems.ts';
import { assayDigest } from './assay-digest.ts';
import { type PackContent, readReleasedPack, releasedPackFileText } from './pack-content.ts';
import {
  type PackRecord,
  releasedPackDescription,
  releasedPackPayload,
  releaseRecordHash,
} from './released-pack-payload.ts';

export interface ContentProblem {
  readonly path: string;
  readonly problem: string;
  /** True where another Assay made the pack, so that this one cannot tell what the file must be. */
  readonly isUnchecked?: true;
}

const PARTS = [
  'results.json',
  'run.json',
  'disclosure.json',
  'ledger.json',
  'report-source.json',
  'report.html',
  'technical.html',
  'code/notebook.mjs',
] as const;

/**
 * Is a pack of one piece, when its every byte is as it was made? Everything that follows from its results, its record and
 * the source of its report is made again and compared to the byte: reports, ledger, metadata, instructions, the verifier.
 * Numbers must agree with their counts, and nothing may stand in a pack that no part of it names.
 *
 * @example
 * releasedPackProblems(new Map([['data/results.json', new Uint8Array()]]))[0].path // 'data/results.json'
 */
export function releasedPackProblems(files: PackFiles): readonly ContentProblem[] {
  if (files.size === 0) return [];
  const unread = partProblems(files);
  if (unread.length > 0) return unread;
  let content: PackContent;
  try {
    content = readReleasedPack(files);
  } catch (error) {
    return [
      { path: 'data', problem: error instanceof InputError ? error.message : 'holds a file that cannot be read' },
    ];
  }
  const problems: ContentProblem[] = [];
  try {
    problems.push(...identityProblems(content, files));
    problems.push(...sealProblems(content, files));
    problems.push(...numberProblems(content));
    const named = new Set(problems.map(({ path }) => path));
    problems.push(...derivedProblems(content, files).filter(({ path }) => !named.has(path)));
  } catch (error) {
    const why = error instanceof InputError ? `: ${error.message}` : '';
    problems.push({ path: 'data/report-source.json', problem: `does not make a report of the results${why}` });
  }
  return problems;
}

/** Numbers that are no findings of a release, contradict their counts, or left otherwise than the record's rules let out. */
function numberProblems({ results, disclosure }: PackContent): ContentProblem[] {
  const path = 'data/results.json';
  const misshapen = results.findings.flatMap((finding) =>
    shapeProblems(finding).map((problem) => ({ path, problem: `${finding?.id}: ${problem}` })),
  );
  if (misshapen.length > 0) return misshapen;
  return [
    ...arithmeticProblems(results).map((problem) => ({ path, problem })),
    ...recordProblems(results.findings, disclosure).map(({ where, problem }) => ({
      path: where === 'record' ? 'data/disclosure.json' : path,
      problem,
    })),
  ];
}

/** A part that no pack goes without. */
function partProblems(files: PackFiles): ContentProblem[] {
  return PARTS.flatMap((name) => {
    const path = `data/${name}`;
    const content = files.get(path);
    if (content === undefined) return [{ path, problem: 'is missing' }];
    if (!name.endsWith('.json') || isJson(content)) return [];
    return [{ path, problem: 'cannot be read: it is no JSON in UTF-8' }];
  });
}

function isJson(content: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** Code, run and numbers must be of one another. */
function identityProblems({ results, record, bundle }: PackContent, files: PackFiles): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const check = (holds: boolean, path: string, problem: string) => {
    if (!holds) problems.push({ path: `data/${path}`, problem });
  };
  const { id, ...parts } = record.run;
  check(
    sha256Hex(releasedPackFileText(files, 'results.json')) === record.results,
    'results.json',
    'is not the one that run.json names',
  );
  check(canonicalJson(results.run) === canonicalJson(record.run), 'run.json', 'is of another run than results.json');
  check(sha256Hex(canonicalJson(parts)).slice(0, 16) === id, 'run.json', `does not fit its own id ${id}`);
  check(sha256Hex(bundle) === record.run.code, 'code/notebook.mjs', 'is not the code that the run names');
  return problems;
}

/** What follows from nothing else is named by its hash in `run.json`. */
function sealProblems({ record }: PackContent, files: PackFiles): ContentProblem[] {
  const { pack, ...run } = record as PackRecord;
  if (pack === undefined) return [{ path: 'data/run.json', problem: earlierVersion, isUnchecked: true }];
  const own =
    releaseRecordHash(run) === pack.record
      ? []
      : [{ path: 'data/run.json', problem: 'is not the record that the pack was made with' }];
  const others = Object.entries(pack.files).flatMap(([name, hash]) => {
    const content = files.get(`data/${name}`);
    if (content !== undefined && sha256Hex(content) === hash) return [];
    return [
      { path: `data/${name}`, problem: content === undefined ? 'is missing' : 'is not the one that run.json names' },
    ];
  });
  return [...own, ...others];
}

const earlierVersion =
  'does not say which Assay made the pack, so an earlier version did: nothing ties its report to its numbers. Export the run again';

/** Makes the pack again from its parts; whatever is another file, or none of them, is named. */
function derivedProblems(content: PackContent, files: PackFiles): ContentProblem[] {
  const made = madeAgain(content, files);
  const { pack } = content.record as Partial<PackRecord>;
  const isOurs = pack?.assay === assayDigest();
  const problems: ContentProblem[] = [];
  for (const [path, expected] of made) {
    const found = files.get(path);
    if (found === undefined) problems.push({ path, problem: 'is missing' });
    else if (!isEqual(found, expected)) {
      problems.push(
        isOurs
          ? { path, problem: 'is not what the results and the source of the report make' }
          : { path, problem: madeElsewhere(pack?.assay), isUnchecked: true },
      );
    }
  }
  for (const path of files.keys()) {
    if (!made.has(path) && path.startsWith('data/')) problems.push({ path, problem: strayProblem(path) });
  }
  return problems;
}

function madeElsewhere(assay: string | undefined): string {
  return `is not what this Assay makes of the results; the pack names Assay ${assay?.slice(0, 12) ?? 'of an earlier version'}, this one is ${assayDigest().slice(0, 12)}. Verify it there, or export the run again`;
}

function strayProblem(path: string): string {
  return path.startsWith('data/inputs/')
    ? 'may not stand in a pack: it is no file that the run read'
    : 'may not stand in a pack: nothing in it names such a file';
}

/** Without the manifests, and with the count of bytes as it stands: both follow from the files at hand, and are checked with them. */
function madeAgain(content: PackContent, files: PackFiles): Map<string, Uint8Array> {
  const { record, source, results, signing } = content;
  const { pack, ...run } = record as PackRecord;
  const expectedCode = new Set([...record.files, 'report.md', ...(source.technical === '' ? [] : ['technical.md'])]);
  const code = Object.fromEntries(
    [...expectedCode].map((name) => [
      name,
      name === 'report.md' ? source.plain : name === 'technical.md' ? source.technical : (content.files[name] ?? ''),
    ]),
  );
  const payload = releasedPackPayload({
    source: { ...source, results },
    record: run,
    disclosure: releasedPackFileText(files, 'disclosure.json'),
    questions: questionsOf(files),
    ...(signing === null ? {} : { signing }),
    code: { bundle: content.bundle, files: code },
    data: readInputs(content),
    assay: pack?.assay ?? '',
  });
  const made = new Map(packFiles(payload, releasedPackDescription(source, record)));
  for (const path of made.keys()) if (/^(?:tag)?manifest-/.test(path)) made.delete(path);
  made.set('bag-info.txt', withOwnCount(made.get('bag-info.txt')!, files.get('bag-info.txt')));
  return made;
}

function withOwnCount(made: Uint8Array, found: Uint8Array | undefined): Uint8Array {
  const count = /^Payload-Oxum: .*$/m;
  const own = count.exec(new TextDecoder().decode(found))?.[0];
  const text = new TextDecoder().decode(made);
  return new TextEncoder().encode(own === undefined ? text : text.replace(count, () => own));
}

/** Data that the run read, by the hashes of its record; of anything else nothing follows. */
function readInputs({ record, inputs }: PackContent): Map<string, Uint8Array> {
  const data = new Map<string, Uint8Array>();
  for (const { name, dataset, files } of record.inputs) {
    for (const [file, bytes] of inputs.get(name) ?? []) {
      const sha256 = sha256Hex(bytes);
      const isRead = dataset !== null && files.some((each) => each.sha256 === sha256 && each.path === file);
      if (isRead) data.set(`inputs/${name}/${file}`, bytes);
    }
  }
  return data;
}

function questionsOf(files: PackFiles): PanelQuestion[] {
  const ledger = JSON.parse(releasedPackFileText(files, 'ledger.json')) as (PanelQuestion & Record<string, unknown>)[];
  return ledger.map(({ findings: _findings, unanswerable: _unanswerable, ...question }) => question as PanelQuestion);
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
