import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatasetDescriptor } from '@assay/dataset';
import { InputError } from '@assay/statistics';
import { afterAll, expect, it } from 'vitest';
import { generateBeside } from '../src/home/generate-beside.ts';
import { generateInto } from '../src/home/generate-into.ts';

const root = mkdtempSync(join(tmpdir(), 'assay-beside-'));
afterAll(() => rmSync(root, { recursive: true }));
const descriptor = {
  name: 'small-register',
  title: 'Invented',
  description: 'For a test',
  licenses: [{ name: 'MIT' }],
  generator: { name: 'person-register', seed: 'test', settings: { records: 200 } },
  resources: [{ name: 'people', file: 'register.csv' }],
} as unknown as DatasetDescriptor;
const into = (name: string) => mkdtempSync(join(root, name));

it('makes in a thread the files that are made here, with the same remedy where it cannot, and ends when it is told to', async () => {
  const [beside, here] = [into('beside-'), into('here-')];
  await Promise.all([generateBeside(beside, descriptor), generateInto(here, descriptor)]);
  expect(readdirSync(beside)).toEqual(['register.csv']);
  expect(readFileSync(join(beside, 'register.csv'), 'utf8')).toBe(readFileSync(join(here, 'register.csv'), 'utf8'));
  const other = { ...descriptor, resources: [{ ...descriptor.resources[0]!, name: 'pepole' }] };
  const refused = await generateBeside(into('no-'), other).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(InputError);
  expect(refused).toEqual(await generateInto(into('no-'), other).catch((error: unknown) => error));
  const interruption = new AbortController();
  const left = into('stopped-');
  const stopped = generateBeside(left, descriptor, interruption.signal);
  interruption.abort(new Error('stopped'));
  await expect(stopped).rejects.toThrow('stopped');
  expect(readdirSync(left)).toEqual([]);
});
