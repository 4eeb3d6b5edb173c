import { existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { InputError } from '@assay/statistics';
import type { DescriptorResource } from '../descriptor/dataset-descriptor.ts';

/** How a file comes over the network, and who is told. */
export interface DownloadOptions {
  readonly fetch: typeof fetch;
  readonly progress?: (event: { readonly file: string; readonly bytes: number; readonly total: number | null }) => void;
  readonly signal?: AbortSignal;
}

/**
 * Fetches a file into `part`, going on after what is there already. What has come stays where the connection breaks, so that
 * the next attempt goes on from it.
 */
export async function download(
  resource: DescriptorResource,
  part: string,
  { fetch, progress, signal }: DownloadOptions,
): Promise<void> {
  const address = resource.address!;
  const present = existsSync(part) ? statSync(part).size : 0;
  if (present > 0 && present === resource.bytes) return;
  const headers = present > 0 ? { range: `bytes=${present}-` } : undefined;
  const response = await fetch(address, { ...(headers ? { headers } : {}), signal: signal ?? null }).catch(
    (cause: unknown) => {
      throw new InputError(
        `nobody answers at ${address}. Check the network, or name a mirror folder that has ${resource.file}.`,
        {
          cause,
        },
      );
    },
  );
  const goesOn = response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${present}-`);
  if (!response.ok || response.body === null || (response.status === 206 && !goesOn)) {
    await response.body?.cancel();
    // 416: there is nothing after what we have; the digest decides whether that is the file.
    if (response.status === 416 && present > 0) return;
    throw new InputError(
      `${address} answers ${response.status} ${response.statusText}`.trimEnd() +
        `. Look for the file's new place, or name a mirror folder that has ${resource.file}.`,
    );
  }
  const file = await open(part, goesOn ? 'a' : 'w');
  let bytes = goesOn ? present : 0;
  try {
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += piece.length;
      if (resource.bytes !== undefined && bytes > resource.bytes) {
        throw new InputError(
          `${address} sends more than the ${resource.bytes} bytes expected. The file there changed: check its source.`,
        );
      }
      await file.write(piece);
      progress?.({ file: resource.file, bytes, total: resource.bytes ?? null });
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`${address} broke off after ${bytes} bytes. Run it again: it goes on from there.`, { cause });
  } finally {
    await file.close();
  }
}
