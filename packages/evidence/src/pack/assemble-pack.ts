import { InputError } from '@assay/statistics';
import { canonicalJson } from '../hash/canonical-json.ts';
import { bagItBag, packDigest, packEntries } from './bag.ts';
import { verificationFiles } from './instructions.ts';
import { pathProblem } from './pack-path.ts';
import { type CrateDescription, roCrate } from './ro-crate.ts';
import { writeZip } from './write-zip.ts';

export interface AssembledPack {
  readonly bytes: Uint8Array;
  readonly digest: string;
  /** `<notebook>-<first twelve characters of the digest>`: the top folder, and a good name for the file. */
  readonly name: string;
}

/**
 * An evidence pack: the payload with its metadata, in a bag, in a zip. The same payload and description give the same
 * bytes, wherever and whenever it is assembled.
 *
 * @example
 * const payload = new Map([['results.json', resultsText(before)]]);
 * const about = { title: 'Toy', summary: 'A toy.', licence: 'MIT', runFinishedAt: '2025-03-05T10:00:00.000Z' };
 * assemblePack(payload, { ...about, run: before.run, inputs: [] }).name // 'toy-95098b288a72'
 */
export function assemblePack(
  payload: ReadonlyMap<string, string | Uint8Array>,
  description: CrateDescription,
): AssembledPack {
  const bagged = packFiles(payload, description);
  const digest = packDigest(bagged);
  const name = `${description.run.notebook}-${digest.slice(0, 12)}`;
  return { bytes: writeZip(packEntries(bagged, name)), digest, name };
}

/**
 * Every file of a pack before anyone signs it, by its path below the top folder. Whoever has payload and description can
 * tell what each file must be.
 *
 * @example
 * const payload = new Map([['results.json', resultsText(before)]]);
 * const about = { title: 'Toy', summary: 'A toy.', licence: 'MIT', runFinishedAt: '2025-03-05T10:00:00.000Z' };
 * packFiles(payload, { ...about, run: before.run, inputs: [] }).has('data/ro-crate-metadata.json') // true
 */
export function packFiles(
  payload: ReadonlyMap<string, string | Uint8Array>,
  description: CrateDescription,
): ReadonlyMap<string, Uint8Array> {
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of payload) {
    const problem = pathProblem(path);
    if (problem !== null) throw new InputError(`${path} cannot be packed: ${problem}. Rename it.`);
    files.set(path, typeof content === 'string' ? encoder.encode(content) : content);
  }
  const crate = JSON.parse(canonicalJson(roCrate(description, [...files.keys()]))) as object;
  files.set('ro-crate-metadata.json', encoder.encode(`${JSON.stringify(crate, null, 2)}\n`));
  return bagItBag(files, verificationFiles(), {
    'Bag-Software-Agent': 'Assay',
    'Bagging-Date': description.runFinishedAt.slice(0, 10),
    'External-Description': description.title,
    'External-Identifier': `${description.run.notebook}/${description.run.id}`,
  });
}
