import { describe, expect, it } from 'vitest';
import type { AttackedRelease } from '../../src/attack/attacked-release.ts';
import { movedFacts, withMoves } from '../../src/attack/moved-facts.ts';
import { attackedPlaceId, type Unknown } from '../../src/attack/puzzle.ts';

const release = (more: Partial<AttackedRelease> = {}): AttackedRelease => ({
  name: 'r',
  findings: [],
  policy: { minimumCount: 10, roundingBase: 1, largestHidden: 11 },
  rules: new Map(),
  ...more,
});
/** It holds back what moved by fewer than twelve, from a hundred on it does not. */
const moved = { below: 12, standFrom: 100 };

/** A count of a release: from so many to so many, or hidden. */
function count(of: number, finding: string, range: readonly [number, number] | 'hidden'): Unknown {
  const place = { release: of, finding, row: '', column: 'value' };
  const [low, high] = range === 'hidden' ? [1, Number.POSITIVE_INFINITY] : range;
  return { id: attackedPlaceId(place), place, isHidden: range === 'hidden', low, high };
}
const byId = (unknowns: readonly Unknown[]) => new Map(unknowns.map((each) => [each.id, each]));
const told = (unknowns: readonly Unknown[], releases: readonly AttackedRelease[]) =>
  [...movedFacts(byId(unknowns), releases)].map(([id, { low, high, isLongShot }]) => [id, low, high, isLongShot]);

describe('movedFacts(unknowns, releases)', () => {
  const two = [release(), release({ moved })];

  it('takes a hidden count to be within eleven of what was printed', () => {
    expect(told([count(0, 's', [38, 42]), count(1, 's', 'hidden')], two)).toEqual([['1#s||value', 27, 53, undefined]]);
  });

  it('looks at every release before, not at those after', () => {
    const three = [release(), release(), release({ moved })];
    const all = [count(0, 's', [60, 60]), count(1, 's', [40, 40]), count(2, 's', 'hidden')];
    expect(told(all, three)).toEqual([['2#s||value', 29, 71, undefined]]);
    expect(told([count(1, 's', 'hidden'), count(2, 's', [40, 40])], [release(), ...two])).toEqual([]);
  });

  it('says nothing of what was hidden or large then, nor of a release that holds back none so', () => {
    expect(told([count(0, 's', 'hidden'), count(1, 's', 'hidden')], two)).toEqual([]);
    expect(told([count(0, 's', [100, 100]), count(1, 's', 'hidden')], two)).toEqual([]);
    expect(told([count(0, 's', [99, 103]), count(1, 's', 'hidden')], two)).toHaveLength(1);
    expect(told([count(0, 's', [40, 40]), count(1, 's', 'hidden')], [release(), release()])).toEqual([]);
  });

  it('is a long shot where more than a fifth of the small ones are printed anew', () => {
    const held = (many: number) =>
      Array.from({ length: many }, (_, at) => [count(0, `h${at}`, [40, 40]), count(1, `h${at}`, 'hidden')]).flat();
    const anew = [count(0, 'n', [40, 40]), count(1, 'n', [60, 60])];
    expect(told([...held(4), ...anew], two).map(([, , , isLongShot]) => isLongShot)).toEqual(Array(4).fill(undefined));
    expect(told([...held(3), ...anew], two).map(([, , , isLongShot]) => isLongShot)).toEqual([true, true, true]);
  });
});

describe('withMoves(unknowns, releases)', () => {
  const kept = new Set(['#s||value', '#few||value', '#held||value']);
  const bounds = (unknown: Unknown, releases: readonly AttackedRelease[]) => {
    const [{ low, high }] = [...withMoves(byId([unknown]), releases).values()] as [Unknown];
    return [low, high];
  };
  const one = [release({ moved, kept })];

  it('opens a count that stands as it did by eleven to both sides, from none on', () => {
    expect(bounds(count(0, 's', [138, 142]), one)).toEqual([127, 153]);
    expect(bounds(count(0, 's', [8, 100]), one)).toEqual([0, 111]);
  });

  it('leaves one that is small, hidden, printed anew, or of a release that keeps none', () => {
    expect(bounds(count(0, 'few', [95, 99]), one)).toEqual([95, 99]);
    expect(bounds(count(0, 'held', 'hidden'), one)).toEqual([1, Number.POSITIVE_INFINITY]);
    expect(bounds(count(0, 'anew', [138, 142]), one)).toEqual([138, 142]);
    expect(bounds(count(0, 's', [138, 142]), [release({ kept })])).toEqual([138, 142]);
  });
});
