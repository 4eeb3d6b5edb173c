import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areaPanelOf, periodsRoundStart } from '../../src/index.ts';

const dayOf = (date: string) => Date.parse(`${date}T00:00Z`) / 86_400_000;

it('counts what lies in whole months of four weeks round the start, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 300 })), { minLength: 1 }),
      fc.integer({ min: 0, max: 300 }),
      (events, start) => {
        const day = events.map(([, day]) => day);
        const found = periodsRoundStart({ area: events.map(([area]) => area), day }, 4, { start });
        const [first, end] = [Math.min(...day), Math.max(...day) + 1];
        const nBefore = Math.max(0, Math.floor((start - first) / 28));
        const nAfter = Math.max(0, Math.floor((end - start) / 28));
        expect([found.nBefore, found.firstDay]).toEqual([nBefore, first]);
        const isInside = start > first && start < end;
        if (!isInside) return;
        expect(found.nPeriods).toBe(nBefore + nAfter);
        for (let area = 0; area < 4; area++)
          for (let period = 0; period < found.nPeriods; period++) {
            const from = start + 28 * (period - nBefore);
            const wanted = events.filter(([own, day]) => own === area && day >= from && day < from + 28).length;
            expect(found.counts[area * found.nPeriods + period]).toBe(wanted);
          }
      },
    ),
  );
});

it('takes months of the calendar where records hold months, the last one to its end', () => {
  const day = ['2024-01-01', '2024-02-01', '2024-03-01', '2024-03-01', '2024-04-01'].map(dayOf);
  const found = periodsRoundStart({ area: [0, 0, 0, 1, 1], day }, 2, { start: dayOf('2024-03-01'), monthsOnly: true });
  expect([...found.counts]).toEqual([1, 1, 1, 0, 0, 0, 1, 1]);
  expect([found.nBefore, found.nPeriods, found.days]).toEqual([2, 4, { before: 60, after: 61 }]);
  expect(found.periodOf(dayOf('2024-04-01'))).toBe(3);
  expect(found.periodOf(dayOf('2024-05-01'))).toBe(4);
});

it('has periods before alone where no start is known', () => {
  const found = periodsRoundStart({ area: [0, 0], day: [0, 56] }, 1, { start: Infinity });
  expect([found.nBefore, found.nPeriods, found.days]).toEqual([2, 2, { before: 57, after: 0 }]);
});

it('refuses no event, and columns of differing length', () => {
  expect(() => periodsRoundStart({ area: [], day: [] }, 1, { start: 0 })).toThrow('0 and 0');
  expect(() => periodsRoundStart({ area: [0], day: [1, 2] }, 1, { start: 0 })).toThrow('1 and 2');
});

it('takes areas and a span out of a panel, and refuses a span outside it', () => {
  const panel = { counts: [1, 2, 3, 4, 5, 6, 7, 8, 9], nPeriods: 3 };
  expect(areaPanelOf(panel, [2, 0], { from: 0, to: 2 })).toEqual({ counts: Float64Array.of(7, 8, 1, 2), nPeriods: 2 });
  expect(() => areaPanelOf(panel, [0], { from: 1, to: 4 })).toThrow('1 to 4');
});
