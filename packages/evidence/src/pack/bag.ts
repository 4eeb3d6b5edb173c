import { sha256Hex } from '../hash/sha256.ts';
import type { ZipEntry } from './zip-layout.ts';

export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const SIGNATURES = 'signatures/';
export const PAYLOAD = 'data/';
export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
/** Every file that may stand outside the payload and the signatures. */
export const TAG_FILES: readonly string[] = [
  'VERIFY.md',
  'bag-info.txt',
  'bagit.txt',
  MANIFEST,
  TAG_MANIFEST,
  'verify.mjs',
];

/** A pack's files by path below its top folder. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Wraps payload files as a BagIt bag (RFC 8493): `sha256sum -c manifest-sha256.txt` checks it with no software of ours.
 * `tagFiles` stand beside the payload and are checked by the tag manifest.
 */
export function bagItBag(
  payload: ReadonlyMap<string, Uint8Array>,
  tagFiles: ReadonlyMap<string, Uint8Array>,
  info: Readonly<Record<string, string>>,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of payload) files.set(`${PAYLOAD}${path}`, content);
  const manifest = manifestText(files);
  const tags = new Map<string, Uint8Array>([
    ...tagFiles,
    ['bagit.txt', encode(BAG_DECLARATION)],
    ['bag-info.txt', encode(infoText({ ...info, 'Payload-Oxum': payloadOxum(files) }))],
    [MANIFEST, encode(manifest)],
  ]);
  for (const [path, content] of tags) files.set(path, content);
  files.set(TAG_MANIFEST, encode(manifestText(tags)));
  return files;
}

/** Bytes and number of the payload's files, as `bag-info.txt` states them (RFC 8493, 2.2.2). */
export function payloadOxum(files: PackFiles): string {
  const payload = [...files].filter(([path]) => path.startsWith(PAYLOAD));
  return `${payload.reduce((size, [, content]) => size + content.length, 0)}.${payload.length}`;
}

/** The pack's name for good: the SHA-256 of its manifest. Its first twelve characters are what minutes quote. */
export function packDigest(files: PackFiles): string {
  return sha256Hex(files.get(MANIFEST) ?? new Uint8Array());
}

export function manifestText(files: PackFiles): string {
  const paths = [...files.keys()].sort();
  return paths.map((path) => `${sha256Hex(files.get(path)!)}  ${path}\n`).join('');
}

/** Paths and hashes of a manifest; `null` where a line is none. */
export function readManifest(text: string): ReadonlyMap<string, string> | null {
  const hashes = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const parts = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line);
    if (parts === null || hashes.has(parts[2]!)) return null;
    hashes.set(parts[2]!, parts[1]!);
  }
  return text.endsWith('\n') ? hashes : null;
}

export function packEntries(files: PackFiles, topFolder: string): ZipEntry[] {
  return [...files].map(([path, content]) => ({ path: `${topFolder}/${path}`, content }));
}

function infoText(info: Readonly<Record<string, string>>): string {
  return Object.keys(info)
    .sort()
    .map((name) => `${name}: ${info[name]!.replace(/\s+/g, ' ')}\n`)
    .join('');
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
