import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countedFields } from '../../src/index.ts';
import { areInputCounts, readCountedInput } from '../../src/input/read-counted-input.ts';

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
  return readCountedInput(path, input, {}, async () => ({}));
}

describe('readCountedInput, of a table of counts', () => {
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

describe('readCountedInput, of passes under options', () => {
  const counter = { name: 'harm', version: 2 } as never;
  const first = { name: 'first', counter, fields: {}, options: { least: 'least', most: 'most' } };
  const second = { name: 'second', counter, fields: {}, options: {}, after: { pass: 'first' } };
  const passes = {
    first: { name: 'first', counter: 'harm', version: 2, options: { least: 1, most: 9 }, counts: [['a', 1, 2, 3]] },
    second: {
      name: 'second',
      counter: 'harm',
      version: 2,
      options: { lastDay: 40, from: 3 },
      counts: [['b', 4, 5, 6]],
    },
  };
  const asked: unknown[] = [];
  function readPasses(
    written: readonly object[],
    settled: Readonly<Record<string, number>> | null = { lastDay: 40, from: 3 },
    change: object = {},
  ) {
    const path = join(folder, 'passes.json');
    writeFileSync(
      path,
      JSON.stringify({ input: 'log', origin: { rows: 6 }, passes: written, schema: 'assay-counts/1', ...change }),
    );
    const log = { name: 'log', counted: [first, second] };
    return readCountedInput(path, log, { least: 1, most: 9 }, async (...given) => {
      asked.push(given);
      return settled;
    });
  }

  it('reads each pass, and asks of the earlier counts what the later ones were made under', async () => {
    const { rows, passes: found } = await readPasses([passes.second, passes.first]);
    expect([rows, found]).toEqual([
      6,
      {
        first: [{ what: 'a', at: 1, size: 2, count: 3 }],
        second: [{ what: 'b', at: 4, size: 5, count: 6 }],
      },
    ]);
    expect(asked).toEqual([['second', found['first']]]);
  });

  it('reads counts without a pass of which nothing would be made, and refuses them with it', async () => {
    expect(Object.keys((await readPasses([passes.first], null)).passes)).toEqual(['first']);
    await expect(readPasses([passes.first, passes.second], null)).rejects.toThrow(
      /counts second, of which nothing is made here\. Count again/,
    );
    await expect(readPasses([passes.second], null)).rejects.toThrow(/lacks the pass first/);
  });

  it('refuses what was counted under other options, and says which', async () => {
    const other = { ...passes.first, options: { least: 1, most: 8 } };
    await expect(readPasses([other, passes.second])).rejects.toThrow(
      'the counts of log were made with most 8, and this run has 9. Say --parameter most=8, or count again.',
    );
    await expect(readPasses([passes.first, passes.second], { lastDay: 40, from: 4 })).rejects.toThrow(
      'the counts of log were made with from 3, and this run has 4. Count again: --input log=@…',
    );
  });

  it('refuses another input, another version, and a pass that lacks', async () => {
    const both = [passes.first, passes.second];
    await expect(readPasses(both, {}, { input: 'people' })).rejects.toThrow(/counts people, not log\. Count again/);
    for (const change of [{ schema: 'assay-counts/2' }, { passes: {} }, { origin: {} }])
      await expect(readPasses(both, {}, change)).rejects.toThrow(/holds no counts of this version/);
    await expect(readPasses([passes.first])).rejects.toThrow(/lacks the pass second\. Count again/);
    await expect(readPasses([{ ...passes.first, version: 1 }, passes.second])).rejects.toThrow(
      /was counted by harm 1; this notebook reads harm 2/,
    );
    await expect(readPasses([{ ...passes.first, counter: 'harms' }, passes.second])).rejects.toThrow(/by harms 2;/);
  });
});

describe('areInputCounts', () => {
  const file = (text: string) => {
    const path = join(folder, 'start');
    writeFileSync(path, text);
    return path;
  };

  it('knows counts by their first characters, in one file alone', () => {
    const counts = file('{"input":"people"');
    expect([areInputCounts([counts]), areInputCounts([counts, counts]), areInputCounts([])]).toEqual([
      true,
      false,
      false,
    ]);
    expect(['{"input":', '', '{"inputs":"people"'].map((text) => areInputCounts([file(text)]))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
