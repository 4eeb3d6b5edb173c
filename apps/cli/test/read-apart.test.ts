import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arrivedReading, type ReadingRequest, readToTravel } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import { afterAll, expect, it } from 'vitest';
import { readApartHere } from '../src/run/read-apart.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-apart-'));
afterAll(() => rmSync(folder, { recursive: true }));

function requestOf(name: string, text: string): ReadingRequest {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, text);
  const who = { name: 'who', title: 'Who', description: '', type: 'text', role: 'identifier', required: true } as const;
  const schema = { name, title: name, description: '', fields: [who] };
  const input = { kind: 'input', name, title: name, description: '', dataset: null, schema, optional: false } as const;
  return { input, paths: [path], mapping: {}, today: 20_000 };
}

it('reads in a thread what is read here, with the same remedy where it cannot, and ends when it is told to', async () => {
  expect(readApartHere(1)).toEqual({});
  const requests = [
    requestOf('one', 'who\nZoë\nAsh\n'),
    requestOf('none', 'height\n1\n'),
    requestOf('two', 'who\nElm\n'),
  ];
  const { readings, stop } = readApartHere(2).readApart!(requests);
  const here = async (request: ReadingRequest) => arrivedReading((await readToTravel(request)).reading);
  const refused = await readings[1]!.catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(InputError);
  expect(refused).toEqual(await here(requests[1]!).catch((error: unknown) => error));
  expect(await readings[0]).toEqual(await here(requests[0]!));
  expect(await readings[2]).toEqual(await here(requests[2]!));
  stop();
  const left = readApartHere(2).readApart!(requests);
  left.stop();
  for (const reading of left.readings) await expect(reading).rejects.toThrow('the thread that reads inputs ended');
});
