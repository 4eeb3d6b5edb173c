import { rmSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import { afterAll, expect, it, vi } from 'vitest';
import { readShelf } from '../../src/release/release-shelf.ts';
import { releaseToMembers } from '../../src/release/release-to-members.ts';
import * as values from './example-values.ts';

const attacked = vi.hoisted(() => vi.fn());
vi.mock('../../src/release/refuse-recovered.ts', () => ({ refuseGivingAway: attacked }));

afterAll(() => rmSync(values.home, { recursive: true }));

const order = { home: values.home, runFolder: values.target, generatedHashes: values.generatedHashes };

it('gives members no report from which a hidden count can be worked out, and writes down no release', async () => {
  attacked.mockRejectedValueOnce(new InputError('not exported: one[a].people is 7'));
  await expect(releaseToMembers({ ...order, at: '2025-03-06T10:00:00Z' })).rejects.toThrow('one[a].people is 7');
  expect(readShelf(values.home).released).toEqual([]);
});

it('attacks it with the findings as members would read them and as they are', async () => {
  attacked.mockResolvedValue(undefined);
  const { source } = await releaseToMembers({ ...order, at: '2025-03-06T10:00:00Z' });
  const [given] = attacked.mock.lastCall as [Record<string, unknown>];
  expect(given).toMatchObject({ notebook: 'toy', findings: source.results.findings });
  expect(given['exact']).not.toEqual(given['findings']);
  expect(readShelf(values.home).released).toHaveLength(1);
});
