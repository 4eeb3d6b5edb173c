import { canonicalJson } from '../hash/canonical-json.ts';
import { bag, packDigest, packEntries } from './bag.ts';
import { verificationFiles } from './instructions.ts';
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
  const encoder = new TextEncoder();
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of payload)
    files.set(path, typeof content === 'string' ? encoder.encode(content) : content);
  const crate = JSON.parse(canonicalJson(roCrate(description, [...files.keys()]))) as object;
  files.set('ro-crate-metadata.json', encoder.encode(`${JSON.stringify(crate, null, 2)}\n`));
  const bagged = bag(files, verificationFiles(), {
    'Bag-Software-Agent': 'Assay',
    'Bagging-Date': description.runFinishedAt.slice(0, 10),
    'External-Description': description.title,
    'External-Identifier': `${description.run.notebook}/${description.run.id}`,
  });
  const digest = packDigest(bagged);
  const name = `${description.run.notebook}-${digest.slice(0, 12)}`;
  return { bytes: writeZip(packEntries(bagged, name)), digest, name };
}
