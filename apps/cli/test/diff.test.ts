import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finding, type Results, resultsText, sha256Hex } from '@assay/evidence';
import { afterAll, expect, it } from 'vitest';
import { diff } from '../src/command/diff.ts';
import type { Context } from '../src/command.ts';
import { Given } from '../src/words/read-words.ts';

const cwd = mkdtempSync(join(tmpdir(), 'assay-diff-'));
afterAll(() => rmSync(cwd, { recursive: true }));

/** A stored run of so many single counts, each of this value. */
function stored(name: string, findings: number, value: number): string {
  const results: Results = {
    schema: 'assay-results/1',
    run: { id: name, notebook: 'toy', code: '', inputs: {}, parameters: {}, seed: 1, environment: {} },
    findings: Array.from({ length: findings }, (_, at) =>
      finding(
        {
          id: `people.${at}`,
          title: `People ${at}`,
          questions: [],
          value,
          unit: 'count',
          method: { name: 'Count', source: 'definition' },
        },
        { cell: 'people', file: 'notebook.ts' },
      ),
    ),
  };
  const text = resultsText(results);
  mkdirSync(join(cwd, name));
  writeFileSync(join(cwd, name, 'results.json'), text);
  writeFileSync(join(cwd, name, 'run.json'), JSON.stringify({ schema: 'assay-run/1', results: sha256Hex(text) }));
  return name;
}

async function machine(...names: readonly string[]) {
  let said = '';
  const context = { home: cwd, cwd, stdout: { write: (text: string) => (said += text) } } as unknown as Context;
  const code = await diff.run(new Given([...names], new Map([['json', []]])), context);
  return [code, JSON.parse(said).holds];
}

async function told(findings: number): Promise<readonly string[]> {
  let said = '';
  const names = [10, 500].map((value) => stored(`${findings}-${value}`, findings, value));
  const context = { home: cwd, cwd, stdout: { write: (text: string) => (said += text) } } as unknown as Context;
  expect(await diff.run(new Given(names, new Map()), context)).toBe(1);
  return said.split('\n').filter((line) => line.startsWith('  '));
}

it('ends for machines as it does for people: 0 where it holds, 1 where a number moved', async () => {
  const [one, other, moved] = [stored('one', 2, 10), stored('other', 2, 10), stored('moved', 2, 11)];
  expect([await machine(one, other), await machine(one, moved)]).toEqual([
    [0, true],
    [1, false],
  ]);
});

it('tells forty differences, and how many more there are', async () => {
  expect(await told(3)).toHaveLength(3);
  const forty = await told(40);
  expect([forty.length, forty.at(-1)!.includes('more')]).toEqual([40, false]);
  const more = await told(42);
  expect([more.length, more.at(-1)]).toEqual([41, '  and 2 more']);
});
