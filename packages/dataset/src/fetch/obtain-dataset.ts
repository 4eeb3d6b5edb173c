import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import type { DatasetDescriptor, DescriptorGenerator, DescriptorResource } from '../descriptor/dataset-descriptor.ts';
import { type DownloadOptions, download } from './download.ts';

export interface ObtainOptions extends DownloadOptions {
  /** Folder that the files are put into. */
  readonly destination: string;
  /** Folder that holds the files already, under the same names; nothing is fetched that stands in it. */
  readonly mirror?: string;
  /** Hexadecimal SHA-256 of a file. */
  readonly sha256: (path: string) => string | Promise<string>;
  /** Makes the files of a dataset that is generated, at the paths named. */
  readonly generate?: (generator: DescriptorGenerator, paths: readonly string[]) => Promise<void>;
}

/** One file of a dataset, in its place. */
export interface ObtainedFile {
  readonly path: string;
  readonly how: 'already there' | 'copied from the mirror' | 'fetched' | 'generated';
}

/**
 * Puts a dataset's files into a folder: those that are there and right stay, the rest come out of a mirror or from
 * their address, going on where an earlier attempt stopped. A file gets its name only once its SHA-256 is the
 * descriptor's.
 *
 * @throws InputError where a digest differs, where nobody answers, or where a file can only be had by hand.
 *
 * @example
 * const descriptor = loadDescriptor(`${datasets}/person-register`);
 * const options = { destination: `${folder}/made`, fetch, sha256: () => '', generate: async () => {} };
 * (await obtainDataset(descriptor, options)).map(({ how }) => how) // ['generated', 'generated']
 */
export async function obtainDataset(descriptor: DatasetDescriptor, options: ObtainOptions): Promise<ObtainedFile[]> {
  mkdirSync(options.destination, { recursive: true });
  if (descriptor.generator) return generateAll(descriptor, descriptor.generator, options);
  const obtained: ObtainedFile[] = [];
  for (const resource of descriptor.resources) obtained.push(await obtainFile(descriptor, resource, options));
  return obtained;
}

async function obtainFile(
  descriptor: DatasetDescriptor,
  resource: DescriptorResource,
  options: ObtainOptions,
): Promise<ObtainedFile> {
  const { destination, mirror, sha256 } = options;
  const path = join(destination, resource.file);
  if (existsSync(path) && (await isRight(path, resource, sha256))) return { path, how: 'already there' };
  const part = `${path}.part`;
  const mirrored = mirror === undefined ? undefined : join(mirror, resource.file);
  if (mirrored !== undefined && existsSync(mirrored)) {
    copyFileSync(mirrored, part);
    await settle(part, path, resource, sha256, mirrored);
    return { path, how: 'copied from the mirror' };
  }
  if (resource.address === undefined) {
    const remedy = descriptor.obtain ?? 'Put it into a folder and name the folder as mirror.';
    throw new InputError(
      `${descriptor.name}: ${resource.file} has no address of its own to be fetched from. ${remedy}`,
    );
  }
  const resumed = existsSync(part) && statSync(part).size > 0;
  await download(resource, part, options);
  // A part of an older file and the rest of a newer one make neither: start over once before giving up.
  if (resumed && !(await isRight(part, resource, sha256))) {
    rmSync(part);
    await download(resource, part, options);
  }
  await settle(part, path, resource, sha256, resource.address);
  return { path, how: 'fetched' };
}

async function settle(
  part: string,
  path: string,
  resource: DescriptorResource,
  sha256: ObtainOptions['sha256'],
  from: string,
): Promise<void> {
  const found = await sha256(part);
  if (resource.sha256 !== undefined && found !== resource.sha256) {
    rmSync(part);
    throw new InputError(
      `${from} has SHA-256 ${found} where ${resource.sha256} is expected. The file there changed: check its source before trusting either.`,
    );
  }
  renameSync(part, path);
}

async function isRight(
  path: string,
  { sha256: expected }: DescriptorResource,
  sha256: ObtainOptions['sha256'],
): Promise<boolean> {
  return expected === undefined || (await sha256(path)) === expected;
}

async function generateAll(
  descriptor: DatasetDescriptor,
  generator: DescriptorGenerator,
  { destination, generate }: ObtainOptions,
): Promise<ObtainedFile[]> {
  if (generate === undefined) {
    throw new InputError(`${descriptor.name} is made by the generator "${generator.name}". Pass generate to run it.`);
  }
  const paths = descriptor.resources.map(({ file }) => join(destination, file));
  await generate(generator, paths);
  return paths.map((path) => ({ path, how: 'generated' }));
}
