import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Puzzle, Unknown } from '../../src/attack/puzzle.ts';
import { narrowedPuzzle } from '../../src/suppression/narrowed-puzzle.ts';

type Range = readonly [low: number, high: number];
const ENDLESS: Range = [0, Number.POSITIVE_INFINITY];

const puzzle = (
  ranges: Readonly<Record<string, Range>>,
  facts: readonly (readonly [string, number, number])[],
): Puzzle => ({
  unknowns: new Map(
    Object.entries(ranges).map(([id, [low, high]]): [string, Unknown] => [
      id,
      { id, low, high, isHidden: true, place: { release: 0, finding: id, row: '', column: 'value' } },
    ]),
  ),
  facts: facts.map(([sum, low, high]): Fact => {
    const terms = sum.split(' ').map((term) => ({ id: term.at(-1)!, weight: Number(`${term.slice(0, -1)}1`) }));
    return { terms, low, high, because: 'a sum' };
  }),
});
const rangesOf = (narrowed: Puzzle) =>
  Object.fromEntries([...narrowed.unknowns].map(([id, { low, high }]) => [id, [low, high]]));

describe('what sums by themselves say of hidden counts', () => {
  it('bounds the parts of a total by it, and a total by its parts', () => {
    expect(rangesOf(narrowedPuzzle(puzzle({ a: ENDLESS, b: ENDLESS }, [['+a +b', 10, 10]])))).toEqual({
      a: [0, 10],
      b: [0, 10],
    });
    expect(rangesOf(narrowedPuzzle(puzzle({ t: ENDLESS, a: [3, 8], b: [1, 2] }, [['+t -a -b', 0, 0]])))).toEqual({
      t: [4, 10],
      a: [3, 8],
      b: [1, 2],
    });
    expect(rangesOf(narrowedPuzzle(puzzle({ a: [0, 8], b: ENDLESS }, [['+a -b', 3, 3]])))).toEqual({
      a: [3, 8],
      b: [0, 5],
    });
  });

  it('leaves alone what is open without end beside another, and what a sum would contradict', () => {
    const open = { a: ENDLESS, b: ENDLESS, t: ENDLESS };
    expect(rangesOf(narrowedPuzzle(puzzle(open, [['+t -a -b', 0, 0]])))).toEqual(open);
    const against = { a: [3, 3] as const, b: [0, 9] as const };
    expect(rangesOf(narrowedPuzzle(puzzle(against, [['+a +b', 2, 2]])))).toEqual(against);
  });

  it('goes on until no sum says more, in whatever order they stand', () => {
    const sums: readonly (readonly [string, number, number])[] = [
      ['+c -d', 0, 0],
      ['+b -c', 0, 0],
      ['+a -b', 0, 0],
    ];
    const ranges = { a: [2, 4] as const, b: ENDLESS, c: ENDLESS, d: ENDLESS };
    for (const facts of [sums, sums.toReversed()])
      expect(rangesOf(narrowedPuzzle(puzzle(ranges, facts)))).toEqual({ a: [2, 4], b: [2, 4], c: [2, 4], d: [2, 4] });
  });

  it('leaves what is not told in forty rounds to whoever solves the puzzle', () => {
    // Counts that are each the same as the one before, told from the last to the first: each round tells one more.
    const letters = Array.from({ length: 42 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    const ranges = Object.fromEntries(letters.map((each, at) => [each, at === 0 ? ([3, 3] as const) : ENDLESS]));
    const same = letters.slice(1).map((each, at) => [`+${each} -${letters[at]}`, 0, 0] as const);
    const told = Object.values(rangesOf(narrowedPuzzle(puzzle(ranges, same.toReversed()))));
    expect(told.slice(1).map(([, high]) => high)).toEqual([
      ...Array.from({ length: 40 }, () => 3),
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('of one sum finds just the numbers that its counts can be, by trying them all', () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
      .map(([low, more]): Range => [low, low + more]);
    const signs = fc.tuple(...[0, 1, 2].map(() => fc.constantFrom('+', '-')));
    fc.assert(
      fc.property(
        fc.tuple(range, range, range),
        signs,
        fc.integer({ min: -8, max: 20 }),
        fc.integer({ min: 0, max: 3 }),
        (list, sign, low, more) => {
          const names = ['a', 'b', 'c'];
          const within: number[][] = [];
          const size = (at: number) => Number(`${sign[at]}1`);
          for (let a = list[0][0]; a <= list[0][1]; a++)
            for (let b = list[1][0]; b <= list[1][1]; b++)
              for (let c = list[2][0]; c <= list[2][1]; c++) {
                const sum = size(0) * a + size(1) * b + size(2) * c;
                if (sum >= low && sum <= low + more) within.push([a, b, c]);
              }
          fc.pre(within.length > 0);
          const ranges = Object.fromEntries(names.map((name, at) => [name, list[at]!]));
          const fact = [names.map((name, at) => `${sign[at]}${name}`).join(' '), low, low + more] as const;
          const left = rangesOf(narrowedPuzzle(puzzle(ranges, [fact])));
          for (const [at, name] of names.entries()) {
            const values = within.map((each) => each[at]!);
            // A nought may bear a sign, which no sum sees.
            expect(left[name]!.map((end) => end + 0)).toEqual([Math.min(...values), Math.max(...values)]);
          }
        },
      ),
    );
  });
});
