import { describe, expect, it } from 'vitest';
import { mutationsOf } from '../src/mutations.ts';
import { drawn, spoilt } from '../src/spoilt.ts';
import { swapsIn } from '../src/swaps-in.ts';

const mutantsOf = (text: string) => mutationsOf('a.ts', text).map(({ edits }) => spoilt(text, edits));

describe('mutationsOf(file, text)', () => {
  it('turns operators, numbers and what has an opposite', () => {
    expect(mutantsOf('x = a < 2;')).toEqual(['x = a <= 2;', 'x = a < 3;']);
    expect(mutantsOf('x = Math.max(a, b);')).toEqual(['x = Math.min(a, b);']);
    expect(mutantsOf('x = !a && -b;')).toEqual(['x = !a || -b;', 'x = a && -b;', 'x = !a && b;']);
    expect(mutantsOf('x += 0.5;')).toEqual(['x -= 0.5;', 'x += 0.55;']);
  });
  it('turns conditions', () => {
    expect(mutantsOf('if (a) b();')).toEqual(['if (false) b();']);
    expect(mutantsOf('x = a ? b : c;')).toEqual(['x = !(a) ? b : c;']);
    expect(mutantsOf('x = true;')).toEqual(['x = false;']);
  });
  it('leaves functions alone that every object has', () => {
    expect(mutantsOf('x = [a.toString(), a.hasOwnProperty(b), a.constructor()];')).toEqual([]);
  });
  it('leaves types, imports and joined texts alone', () => {
    expect(mutantsOf("import { a } from './2.ts';\ntype A = 1 | true;\ninterface B { c: 3 }\nlet d: 4;")).toEqual([]);
    expect(mutantsOf("x = a + 'b' + c;")).toEqual([]);
  });
  it('leaves the numbers of a drawing alone, and not what it decides', () => {
    const ofChart = mutationsOf('packages/report/src/chart/a.ts', 'x = a < 12;').map(({ what }) => what);
    expect(ofChart).toEqual(['< becomes <=']);
  });
});

describe('swapsIn(file, text)', () => {
  const swapped = (text: string) => swapsIn('a.ts', text).map(({ edits }) => spoilt(text, edits));

  it('swaps neighbouring labels, and neighbouring accessors, of one table', () => {
    expect(swapped("[t.people('a', 'One', 'x'), t.people('b', 'Two', 'y'), t.people('c', 'Two', 'y')]")).toEqual([
      "[t.people('a', 'Two', 'x'), t.people('b', 'One', 'y'), t.people('c', 'Two', 'y')]",
      "[t.people('a', 'One', 'y'), t.people('b', 'Two', 'x'), t.people('c', 'Two', 'y')]",
    ]);
  });
  it('swaps what neighbouring findings are from', () => {
    const stated = (one: string, other: string) =>
      `[about.count('a', 'One', { counts: 'people', from: ${one} }), about.count('b', 'One', { from: ${other} })]`;
    expect(swapped(stated('sum.people', 'sum.mixed'))).toEqual([stated('sum.mixed', 'sum.people')]);
    const inPlace = (one: string, other: string) =>
      `[about.count('a', 'One', 'pairs', ${one}), about.share('b', 'One', ${other}, { method })]`;
    expect(swapped(inPlace('sum.people', 'sum.mixed'))).toEqual([inPlace('sum.mixed', 'sum.people')]);
    expect(swapped(inPlace('() => n', '() => m'))).toEqual([inPlace('() => m', '() => n')]);
  });

  it('swaps numerator and denominator, and what an expression reads of one row', () => {
    expect(swapped('({ of: row.a, outOf: row.b })')).toEqual(['({ of: row.b, outOf: row.a })']);
    expect(swapped('(row) => row.people - row.mixed - other.mixed')).toEqual([
      '(row) => row.mixed - row.people - other.mixed',
    ]);
  });

  it('leaves the two sides of one sum or one condition alone, which say the same either way', () => {
    expect(swapped('(row) => row.one + row.two')).toEqual([]);
    expect(swapped('(row) => row.known && isNaN(row.one[0]) && isNaN(row.two[0])')).toEqual([
      '(row) => row.one && isNaN(row.known[0]) && isNaN(row.two[0])',
    ]);
  });
});

describe('drawn(items, count, seed)', () => {
  const items = mutationsOf('a.ts', 'x = 1 + 2 + 3 + 4 + 5 + 6;');

  it('draws the same ones whatever their order, and others by another seed', () => {
    expect(drawn(items.toReversed(), 4, 'one')).toEqual(drawn(items, 4, 'one'));
    expect(drawn(items, 4, 'another')).not.toEqual(drawn(items, 4, 'one'));
    expect(drawn(items, 99, 'one')).toHaveLength(items.length);
  });
});
