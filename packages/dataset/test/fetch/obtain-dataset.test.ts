import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { hashFile, sha256Hex } from '@assay/evidence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ObtainOptions, obtainDataset } from '../../src/fetch/index.ts';
import { datasetDescriptor } from '../../src/index.ts';
import { temporaryFolder } from '../read/temporary-folder.ts';

const content = Buffer.from('a,b\n'.repeat(50_000));
const folder = temporaryFolder();
let answer: RequestListener;
let requests: { readonly range: string | undefined }[];
let server: Server;
let destination: string;
let run = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push({ range: request.headers.range });
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  requests = [];
  destination = join(folder.path, `run-${run++}`);
  answer = (request, response) => {
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const headers = start > 0 ? { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` } : {};
    response.writeHead(start > 0 ? 206 : 200, headers).end(content.subarray(start));
  };
});

function descriptor(hash = sha256Hex(content)) {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/folder/people.csv`;
  const resources = [
    { name: 'people', path: 'people.csv', address, format: 'csv', bytes: content.length, hash: `sha256:${hash}` },
  ];
  const licenses = [{ name: 'OGL-UK-3.0' }];
  return datasetDescriptor({ name: 'people', title: 'People', description: 'Synthetic.', licenses, resources }, 'here');
}

const obtain = (options: Partial<ObtainOptions> = {}, hash?: string) =>
  obtainDataset(descriptor(hash), {
    destination,
    fetch,
    sha256: async (path) => (await hashFile(path)).sha256,
    ...options,
  });

describe('obtainDataset', () => {
  it('fetches a file once and says how far it is', async () => {
    const progress: number[] = [];
    const path = join(destination, 'people.csv');
    expect(await obtain({ progress: ({ bytes }) => progress.push(bytes) })).toEqual([{ path, how: 'fetched' }]);
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(progress.at(-1)).toBe(content.length);
    expect(await obtain()).toEqual([{ path, how: 'already there' }]);
    expect(requests).toHaveLength(1);
  });

  it('goes on where the connection broke off', async () => {
    const whole = answer;
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 70_000), () => setTimeout(() => response.destroy(), 50));
    };
    await expect(obtain()).rejects.toThrow(/broke off after \d+ bytes. Run it again: it goes on from there.$/);
    const had = statSync(join(destination, 'people.csv.part')).size;
    expect(had).toBeGreaterThan(0);
    expect(existsSync(join(destination, 'people.csv'))).toBe(false);
    answer = whole;
    expect((await obtain())[0]!.how).toBe('fetched');
    expect(requests.at(-1)!.range).toBe(`bytes=${had}-`);
    expect(readFileSync(join(destination, 'people.csv')).equals(content)).toBe(true);
  });

  it('starts over where the part is of another file, or the server knows no ranges', async () => {
    mkdirSync(destination);
    writeFileSync(join(destination, 'people.csv.part'), 'something else');
    expect((await obtain())[0]!.how).toBe('fetched');
    expect(requests.map(({ range }) => range)).toEqual(['bytes=14-', undefined]);

    writeFileSync(join(destination, 'people.csv'), 'spoilt');
    writeFileSync(join(destination, 'people.csv.part'), content.subarray(0, 100));
    answer = (_, response) => response.writeHead(200).end(content);
    expect((await obtain())[0]!.how).toBe('fetched');
    expect(readFileSync(join(destination, 'people.csv')).equals(content)).toBe(true);
  });

  it('refuses a file that is not the described one and leaves nothing of it', async () => {
    await expect(obtain({}, 'a'.repeat(64))).rejects.toThrow(/has SHA-256 [0-9a-f]{64} where a{64} is expected/);
    expect(existsSync(join(destination, 'people.csv'))).toBe(false);
    expect(existsSync(join(destination, 'people.csv.part'))).toBe(false);
    answer = (_, response) => response.writeHead(200).end(Buffer.concat([content, content]));
    await expect(obtain()).rejects.toThrow(/sends more than the 200000 bytes expected/);
  });

  it('copies from a mirror and asks nobody', async () => {
    const mirror = join(folder.path, 'mirror');
    mkdirSync(mirror, { recursive: true });
    writeFileSync(join(mirror, 'people.csv'), content);
    expect((await obtain({ mirror }))[0]!.how).toBe('copied from the mirror');
    expect(requests).toEqual([]);
    await expect(obtain({ mirror }, 'b'.repeat(64))).rejects.toThrow(/The file there changed/);
  });

  it('says what to do where the address is gone or nobody answers', async () => {
    answer = (_, response) => response.writeHead(404).end();
    await expect(obtain()).rejects.toThrow(
      /answers 404 Not Found. Look for the file's new place, or name a mirror folder/,
    );
    const refused: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
    await expect(obtain({ fetch: refused })).rejects.toThrow(
      /nobody answers at .* Check the network, or name a mirror folder/,
    );
  });

  it('hands a generated dataset to the generator and a file without address to a person', async () => {
    const base = { name: 'made', title: 'Made', description: 'Made.', licenses: [{ name: 'MIT' }] };
    const resources = [{ name: 'people', path: 'people.csv', format: 'csv' }];
    const generator = { name: 'person-register', seed: 'spring', settings: { records: 10 } };
    const asked: unknown[] = [];
    const options = { destination, fetch, sha256: () => '' };
    const made = await obtainDataset(datasetDescriptor({ ...base, resources, generator }, 'here'), {
      ...options,
      generate: async (...call) => void asked.push(call),
    });
    expect(asked).toEqual([[generator, [join(destination, 'people.csv')]]]);
    expect(made).toEqual([{ path: join(destination, 'people.csv'), how: 'generated' }]);
    const byHand = datasetDescriptor({ ...base, resources, obtain: 'Ask the force for it.' }, 'here');
    await expect(obtainDataset(byHand, options)).rejects.toThrow(
      'made: people.csv has no address of its own to be fetched from. Ask the force for it.',
    );
  });
});
