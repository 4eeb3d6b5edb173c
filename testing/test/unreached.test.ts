import { expect, it } from 'vitest';
import type { Mutation } from '../src/mutations.ts';
import { unreachedLines } from '../src/unreached.ts';

const place = (file: string, line: number): Mutation => ({
  ...{ file, line, what: '< becomes <=', edits: [], within: { from: 0, to: 1 }, isComputedAsRead: false },
});

it('lists places that no test file reaches by source, those with most of them first', () => {
  const places = [place('a.ts', 1), place('b.ts', 2), place('b.ts', 3), place('b.ts', 4), place('c.ts', 5)];
  expect(unreachedLines(places, [[], ['x.test.ts'], [], [], ['x.test.ts', 'y.test.ts']])).toEqual([
    '2 of 5 reached',
    'b.ts, 2 of 3 not: 3 < becomes <= | 4 < becomes <=',
    'a.ts, 1 of 1 not: 1 < becomes <=',
  ]);
  expect(unreachedLines([], [])).toEqual(['0 of 0 reached']);
});
