import { describe, expect, it } from 'vitest';
import { collectCells } from '../src/cells/collect-cells.ts';
import { joinEarlier } from '../src/earlier/join-earlier.ts';
import type { ReleaseMemory } from '../src/index.ts';

const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: true };
const cell = (id: string, value: number, more: object = {}) => ({
  ...{ id, value, published: true, sensitive: false, isTotal: false },
  ...more,
});
const cellsOf = (cells: readonly ReturnType<typeof cell>[]) => new Map(cells.map((each) => [each.id, each]));
const nowOf = (...cells: ReturnType<typeof cell>[]) => ({ ...collectCells([]), cells: cellsOf(cells) });
const memoryOf = (cells: readonly ReturnType<typeof cell>[], more: Partial<ReleaseMemory> = {}): ReleaseMemory => ({
  ...{ schema: 'assay/release-memory/2', population: ['people'], notebook: 'ours', cells, relations: [] },
  hidden: cells.flatMap(({ id, published }) => (published ? [] : [id])),
  ...more,
});
const join = (now: ReturnType<typeof nowOf>, ...earlier: ReleaseMemory[]) =>
  joinEarlier(now, earlier, { population: ['people'], notebook: 'ours', policy });
const values = ({ system }: ReturnType<typeof join>) => [...system.cells.values()].map(({ id, value }) => [id, value]);

describe('a release beside an earlier one', () => {
  it('takes for shown what was printed, and what nobody printed for neither shown nor held back', () => {
    const then = memoryOf([cell('men', 23), cell('women', 40), cell('rest', 3, { published: false }), cell('few', 4)], {
      hidden: ['rest', 'few'],
      printed: { women: 42 },
    });
    const found = join(nowOf(cell('men', 24), cell('women', 40), cell('rest', 3, { published: false })), then);
    expect([...found.shownBefore]).toEqual(['men', 'women']);
    expect([...found.hiddenBefore]).toEqual(['few']);
    // Before memories kept what was printed, every count was rounded to five.
    expect([...found.kept]).toEqual([
      ['men', 25],
      ['women', 42],
    ]);
    expect([...found.system.cells.values()].map(({ id, published }) => [id, published])).toEqual([
      ['men', true],
      ['women', true],
      ['rest', false],
      ['few', false],
    ]);
  });

  it('has a count that moved by no more than the largest that is hidden as it was, and another beside what it was', () => {
    const then = memoryOf([cell('near', 50), cell('far', 50), cell('held', 6)], { hidden: ['held'] });
    const found = join(nowOf(cell('near', 61), cell('far', 62), cell('held', 18)), then);
    expect(values(found)).toEqual([
      ['near', 50],
      ['far', 62],
      ['held', 18],
      ['@0:far', 50],
      ['@0:held', 6],
    ]);
    expect([...found.kept]).toEqual([['near', 50]]);
    expect([...found.shownBefore]).toEqual(['near', '@0:far']);
    expect([...found.hiddenBefore].sort()).toEqual(['@0:held', 'held']);
  });

  it('takes a count that hardly moved to lie as near to what it was as may be hidden, and no less than nobody', () => {
    const then = memoryOf([cell('many', 50), cell('few', 8)], {
      printed: { many: 50, few: 10 },
      releasedOn: '2025-03-01',
    });
    const now = nowOf(cell('many', 61), cell('few', 9));
    const since = { since: '2025-03-01' };
    expect([...join(now, then).near]).toEqual([
      ['many', { printed: 50, ...since, within: { low: 39, high: 61 } }],
      ['few', { printed: 10, ...since, within: { low: 0, high: 19 } }],
    ]);
    // About which of two it lies is not known either.
    const later = memoryOf([cell('many', 55)], { printed: { many: 55 } });
    for (const [one, other] of [
      [then, later],
      [later, then],
    ] as const) {
      expect(join(now, one, other).near.get('many')!.within).toEqual({ low: 39, high: 66 });
    }
  });

  it('keeps held back what one release showed and another held back', () => {
    const [shown, held] = [memoryOf([cell('men', 30)]), memoryOf([cell('men', 30)], { hidden: ['men'] })];
    for (const order of [
      [shown, held],
      [held, shown],
    ]) {
      const found = join(nowOf(cell('men', 30)), ...order);
      expect([found.kept.size, found.shownBefore.size, [...found.hiddenBefore]]).toEqual([0, 0, ['men']]);
    }
  });

  it('heeds another notebook where it counts the same people, sums of cells that it has, and each sum once', () => {
    const cells = [cell('all', 70), cell('men', 30), cell('women', 40)];
    const sum = { total: 'all', parts: ['men', 'women'] };
    const relations = [sum, { total: 'all', parts: ['women', 'men'] }, { total: 'all', parts: ['men', 'unknown'] }];
    const now = nowOf(...cells);
    const own = join(now, memoryOf(cells, { relations }));
    expect(own.system.relations).toEqual([{ total: 'all', parts: ['women', 'men'] }]);
    const others = memoryOf([cell('children', 25)], { notebook: 'theirs', population: ['others'] });
    expect(values(join(now, others))).toEqual(values(join(now)));
    const theirs = memoryOf([cell('children', 25), cell('#1', 12)], {
      notebook: 'theirs',
      population: ['x', 'people'],
    });
    expect(values(join(now, theirs)).slice(3)).toEqual([
      ['children', 25],
      ['@0:#1', 12],
    ]);
  });
});
