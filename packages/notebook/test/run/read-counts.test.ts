import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countedFields } from '../../src/index.ts';
import { readCounts } from '../../src/run/read-counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-read-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const input = { name: 'people', counted: [countedFields('by-area', ['area', 'group'])] };
const whole = {
  name: 'by-area',
  counter: 'combinations',
  version: 1,
  options: {},
  fields: ['area', 'group'],
  counts: [
    ['["North","A"]', 0, 0, 2],
    ['["North",null]', 0, 0, 1],
  ],
};

function read(pass: object, rows = 3) {
  const path = join(folder, 'counts.json');
  const file = { input: 'people', origin: { rows }, passes: [pass], schema: 'assay-counts/1' };
  writeFileSync(path, JSON.stringify(file));
  return readCounts(path, input, {}, async () => ({}));
}

describe('readCounts, of a table of counts', () => {
  it('reads what was counted by the same fields', async () => {
    expect((await read(whole)).passes['by-area']!.map(({ count }) => count)).toEqual([2, 1]);
  });

  it.each<[string, object, number, RegExp]>([
    ['by fewer fields', { fields: ['area'] }, 3, /counts by-area by area, not by area, group\. Count again/],
    ['by other fields', { fields: ['area', 'sex'] }, 3, /by area, sex, not by area, group/],
    ['by the same fields in another order', { fields: ['group', 'area'] }, 3, /by group, area, not by area, group/],
    ['by fields that it does not tell', { fields: undefined }, 3, /by nothing, not by area, group/],
    ['of fewer rows than the table', {}, 4, /damaged: by-area is not of 4 rows/],
    ['with a row too many texts', { counts: [['["a","b","c"]', 0, 0, 3]] }, 3, /damaged/],
    ['with a number for a text', { counts: [['["a",1]', 0, 0, 3]] }, 3, /damaged/],
    ['with what is no list', { counts: [['North', 0, 0, 3]] }, 3, /damaged/],
    [
      'with half a row',
      {
        counts: [
          ['["a","b"]', 0, 0, 2.5],
          ['["b","b"]', 0, 0, 0.5],
        ],
      },
      3,
      /damaged/,
    ],
    [
      'with fewer rows than none',
      {
        counts: [
          ['["a","b"]', 0, 0, 4],
          ['["b","b"]', 0, 0, -1],
        ],
      },
      3,
      /damaged/,
    ],
  ])('refuses counts %s, in one line', async (_, change, rows, expected) => {
    await expect(read({ ...whole, ...change }, rows)).rejects.toThrow(expected);
  });
});
