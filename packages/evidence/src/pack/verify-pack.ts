import { sha256Hex } from '../hash/sha256.ts';
import type { SignatureCheck } from '../signature/check-signatures.ts';
import { checkSignatures } from '../signature/check-signatures.ts';
import type { TrustedSigner } from '../signature/trusted-signer.ts';
import {
  MANIFEST,
  manifestText,
  PAYLOAD,
  type PackFiles,
  packDigest,
  readManifest,
  SIGNATURES,
  TAG_MANIFEST,
} from './bag.ts';
import { bagProblems } from './bag-problems.ts';
import { exactText } from './exact-text.ts';
import { PackProblem } from './pack-problem.ts';
import { readZip } from './read-zip.ts';

export interface VerifiedPack {
  /** True where nothing at all is wrong. */
  readonly holds: boolean;
  /** SHA-256 of the manifest; `null` where the zip cannot be read. */
  readonly digest: string | null;
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
  readonly signatures: readonly SignatureCheck[];
  /** The files below the top folder; empty where the zip cannot be read. */
  readonly files: PackFiles;
  readonly topFolder: string | null;
}

/**
 * Is this pack the one that was made, to the last byte? Checks the zip's layout, every file against its manifest, that
 * no file was added or taken away, that the folder bears the digest, and every signature against the signers trusted
 * here. All problems are listed, each with the file it is about. Nothing is written to disk.
 *
 * `beside`: certificates that came with the pack without standing in it; each is checked as a signature over it.
 * `now`: the present moment, against which a signature from the future is told.
 *
 * @throws InputError where the key of a trusted signer is not an Ed25519 public key.
 *
 * @example
 * const changed = pack.bytes.map((byte, at) => (at === 100 ? byte ^ 1 : byte));
 * [verifyPack(pack.bytes).holds, verifyPack(changed).holds] // [true, false]
 */
export function verifyPack(
  bytes: Uint8Array,
  trusted: readonly TrustedSigner[] = [],
  beside: readonly string[] = [],
  now: Date = new Date(),
): VerifiedPack {
  const problems: { path: string; problem: string }[] = [];
  let opened: ReturnType<typeof openPack>;
  try {
    opened = openPack(bytes);
  } catch (error) {
    if (!(error instanceof PackProblem)) throw error;
    problems.push({ path: error.path, problem: error.problem });
    return { holds: false, digest: null, problems, signatures: [], files: new Map(), topFolder: null };
  }
  const { files, topFolder } = opened;
  checkManifest(files, MANIFEST, (path) => path.startsWith(PAYLOAD), problems);
  checkManifest(
    files,
    TAG_MANIFEST,
    (path) => !path.startsWith(PAYLOAD) && !path.startsWith(SIGNATURES) && path !== TAG_MANIFEST,
    problems,
  );
  problems.push(...bagProblems(files));
  const digest = packDigest(files);
  if (!topFolder.endsWith(`-${digest.slice(0, 12)}`)) {
    problems.push({ path: topFolder, problem: `the folder does not bear the pack's digest ${digest.slice(0, 12)}` });
  }
  const slug = /^External-Identifier: ([^/\n]+)\//m.exec(exactText(files.get('bag-info.txt') ?? new Uint8Array()))?.[1];
  if (slug !== undefined && topFolder.slice(0, -13) !== slug) {
    problems.push({
      path: topFolder,
      problem: `is not the folder of a pack of ${slug}, as bag-info.txt says that it is`,
    });
  }
  const encoder = new TextEncoder();
  const standing = new Set(
    [...files].flatMap(([path, bytes]) => (path.startsWith(SIGNATURES) ? [exactText(bytes)] : [])),
  );
  const others = beside.filter((text) => !standing.has(text));
  const certificates = others.map((text, at) => [`${SIGNATURES}beside-${at + 1}`, encoder.encode(text)] as const);
  const signatures = checkSignatures(new Map([...files, ...certificates]), trusted, now);
  for (const { path, problem } of signatures) if (problem !== null) problems.push({ path, problem });
  return { holds: problems.length === 0, digest, problems, signatures, files, topFolder };
}

/**
 * The files of a pack below its one top folder, unchecked: see {@link verifyPack}.
 *
 * @throws PackProblem where the zip is not one that Assay wrote.
 *
 * @example
 * openPack(pack.bytes).files.has('data/results.json') // true
 */
export function openPack(bytes: Uint8Array): { readonly files: PackFiles; readonly topFolder: string } {
  const entries = readZip(bytes);
  const topFolder = entries[0]!.path.split('/')[0]!;
  const files = new Map<string, Uint8Array>();
  for (const { path, content } of entries) {
    if (!path.startsWith(`${topFolder}/`)) throw new PackProblem(path, `stands outside the pack's folder ${topFolder}`);
    files.set(path.slice(topFolder.length + 1), content);
  }
  return { files, topFolder };
}

function checkManifest(
  files: PackFiles,
  manifestPath: string,
  isCovered: (path: string) => boolean,
  problems: { path: string; problem: string }[],
): void {
  const manifest = files.get(manifestPath);
  if (manifest === undefined) {
    problems.push({ path: manifestPath, problem: 'is missing' });
    return;
  }
  const expected = readManifest(exactText(manifest));
  if (expected === null) {
    problems.push({ path: manifestPath, problem: 'has a line that is no checksum' });
    return;
  }
  for (const [path, hash] of expected) {
    const content = files.get(path);
    if (content === undefined) problems.push({ path, problem: 'is missing' });
    else if (sha256Hex(content) !== hash)
      problems.push({ path, problem: `was changed: its content is not the one in ${manifestPath}` });
  }
  for (const path of files.keys()) {
    if (isCovered(path) && !expected.has(path))
      problems.push({ path, problem: `was added: ${manifestPath} does not list it` });
  }
  for (const path of expected.keys()) {
    if (!isCovered(path)) problems.push({ path, problem: `stands in ${manifestPath}, where it does not belong` });
  }
  const listed = new Map([...files].filter(([path]) => expected.has(path)));
  if (listed.size === expected.size && problems.every(({ path }) => !expected.has(path))) {
    if (manifestText(listed) !== exactText(manifest))
      problems.push({ path: manifestPath, problem: 'is not in the order or the form in which Assay writes it' });
  }
}
