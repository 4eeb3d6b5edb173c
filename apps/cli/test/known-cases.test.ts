import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '@assay/evidence';
import { afterAll, describe, expect, it } from 'vitest';
import { caseProblems } from '../src/known/case-problems.ts';
import { type Expected, knownCases } from '../src/known/known-cases.ts';

const home = mkdtempSync(join(tmpdir(), 'assay-known-'));
afterAll(() => rmSync(home, { recursive: true }));
let number = 0;
function casesOf(expected: unknown, files: readonly string[] = []) {
  const place = join(home, `known-${++number}`);
  for (const name of ['b', 'a']) {
    mkdirSync(join(place, name), { recursive: true });
    for (const file of files) writeFileSync(join(place, name, file), '');
    writeFileSync(
      join(place, name, 'expected.json'),
      typeof expected === 'string' ? expected : JSON.stringify(expected),
    );
  }
  writeFileSync(join(place, 'notes.txt'), '');
  return { place, cases: () => knownCases(place) };
}

describe('known cases', () => {
  it('are folders in their order, each with the files of its inputs and what must be found', () => {
    const findings = { 'a.b': 3, 'a.c': 'word', 'a.d': { value: 1, within: 0 }, 'a.e': { notComputed: 'few' } };
    const { place, cases } = casesOf({ parameters: { limit: 4 }, seed: 0, within: 0.5, findings }, [
      'people.csv',
      'people.2.csv',
      'staff.parquet',
      '.hidden',
    ]);
    const file = (name: string) => join(place, 'a', name);
    expect(cases().map(({ name }) => name)).toEqual(['a', 'b']);
    expect(cases()[0]).toEqual({
      name: 'a',
      inputs: { people: [file('people.2.csv'), file('people.csv')], staff: [file('staff.parquet')] },
      parameters: { limit: 4 },
      seed: 0,
      expected: [
        { at: 'a.b', value: 3, within: 0.5 },
        { at: 'a.c', text: 'word' },
        { at: 'a.d', value: 1, within: 0 },
        { at: 'a.e', notComputed: 'few' },
      ],
    });
    expect(casesOf({ findings: { 'a.b': 3 } }).cases()[0]).toMatchObject({
      ...{ parameters: {}, seed: null, inputs: {} },
      expected: [{ within: 1e-9 }],
    });
  });

  it.each<[unknown, RegExp]>([
    ['{', /expected\.json is no JSON\. Mend it\.$/],
    ['null', /expected\.json is null\. Write what must be found under findings\.$/],
    ['3', /expected\.json is 3\. Write/],
    [{ findings: null }, /names no finding/],
    [{ findings: { a: 1 }, within: -1 }, /within is -1\. Give the largest difference that is none\.$/],
    [{ findings: { a: 1 }, within: '1' }, /within is "1"/],
    [{ findings: { a: 1 }, seed: 1.5 }, /seed is 1\.5\. Give a whole number/],
    [{ findings: { a: 1 }, parameters: 3 }, /parameters is 3\. Give their values by their names\.$/],
    [{ findings: { a: 1 }, parameters: [1] }, /parameters is \[1\]/],
    [{ findings: { a: 1 }, parameters: null }, /parameters is null/],
    [{ findings: { a: { value: 1 } } }, /a is \{"value":1\}\. Give a number/],
    [{ findings: { a: { value: 1, within: -1 } } }, /Give a number, a text/],
    [{ findings: { a: { within: 1 } } }, /Give a number, a text/],
    [{ findings: { a: null } }, /a is null/],
    [{ findings: { a: true } }, /a is true/],
  ])('are refused where they say nothing: %j', (expected, message) => {
    expect(casesOf(expected).cases).toThrow(message);
  });

  it('are refused without expectations', () => {
    const { place, cases } = casesOf({ findings: { a: 1 } });
    mkdirSync(join(place, 'c'));
    expect(cases).toThrow('case c has no expected.json. Write what its inputs are known to give.');
  });
});

describe('what a case did not find', () => {
  const found = (value: number | string | null, reason: string | null = null) =>
    ({
      id: 'a',
      status: reason === null ? 'computed' : 'not-computed',
      value,
      reason,
      unit: 'count',
      table: null,
      interval: null,
      disclosure: { status: 'not-reviewed', rule: '' },
    }) as Finding;
  const told = (expected: Omit<Expected, 'at'>, finding: Finding) =>
    caseProblems(
      { name: 'c', inputs: {}, parameters: {}, seed: null, expected: [{ at: 'a', ...expected } as Expected] },
      [finding],
    );

  it('is a number further away than the tolerance, on either side', () => {
    const within = { value: 3, within: 0.5 };
    expect([2.5, 3.5, 3].flatMap((value) => told(within, found(value)))).toEqual([]);
    expect([2.4, 3.6].flatMap((value) => told(within, found(value)))).toEqual(['a: 2.4, not 3', 'a: 3.6, not 3']);
    expect(told(within, found('3'))).toEqual(['a: 3, not 3']);
    expect(told(within, found(null, 'few people'))).toEqual(['a: not found: few people']);
  });

  it('is another text, another reason, or a number where none was to be', () => {
    expect(told({ text: 'north' }, found('north'))).toEqual([]);
    expect(told({ text: 'north' }, found('south'))).toEqual(['a: "south", not "north"']);
    expect(told({ notComputed: 'few' }, found(null, 'too few people'))).toEqual([]);
    expect(told({ notComputed: 'many' }, found(null, 'too few people'))).toEqual([
      'a: not computed, because too few people',
    ]);
    expect(told({ notComputed: 'few' }, found(7))).toEqual(['a: it was to be not computed, and is 7']);
  });
});
