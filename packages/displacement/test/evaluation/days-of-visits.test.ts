import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countsOfDays, daysOfVisits, monthsFrom, protocolDecisions, widestLead } from '../../src/index.ts';
import { protocol } from '../example-values.ts';

const places = fc.array(fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 12 })));
const columns = (rows: readonly (readonly [number, number])[]) => ({
  area: rows.map(([area]) => area),
  day: rows.map(([, day]) => day),
});

it('counts events and marks visits by area and day, and nothing outside', () => {
  fc.assert(
    fc.property(places, places, (events, visits) => {
      const areas = [2, 0];
      const { counts, patrolled } = daysOfVisits(columns(events), columns(visits), areas, { from: 3, nDays: 7 });
      areas.forEach((area, place) => {
        for (let since = 0; since < 7; since++) {
          const isCell = ([own, day]: readonly [number, number]) => own === area && day === 3 + since;
          expect(counts[place * 7 + since]).toBe(events.filter(isCell).length);
          expect(patrolled[place * 7 + since]).toBe(visits.some(isCell) ? 1 : 0);
        }
      });
      expect(counts.length).toBe(14);
    }),
  );
  expect(() => daysOfVisits(columns([]), columns([]), [0], { from: 0, nDays: 1.5 })).toThrow('1.5');
});

it('counts the events of an area on a day, and none where there are none', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 12 }), (events, area, day) => {
      const own = events.filter(([at, on]) => at === area && on === day).length;
      expect(countsOfDays(columns(events))(area, day)).toBe(own);
    }),
  );
});

it('the widest lead is the one furthest from one, up or down, of so many periods before', () => {
  const lead = (sinceStart: number, ratio: number | null) => ({
    sinceStart,
    ratio: ratio ?? ({ status: 'not-computed', reason: 'no crime' } as const),
  });
  expect(widestLead([lead(-3, 1.4), lead(-2, 0.6), lead(-1, 1), lead(0, 9)], 6)).toBe(0.6);
  expect(widestLead([lead(-3, 1.9), lead(-2, 0.6), lead(-1, 1)], 6)).toBe(1.9);
  expect(widestLead([lead(-7, 5), lead(-6, 1.2), lead(-1, null)], 6)).toBe(1.2);
  expect(widestLead([lead(-1, 1)], 6)).toBe(1);
  expect(widestLead([lead(-1, null), lead(1, 2)], 6)).toBeNull();
});

it('names months of the calendar before and after a first one', () => {
  expect(monthsFrom('2024-12', 0, 3)).toEqual(['2024-12', '2025-01', '2025-02']);
  expect(monthsFrom('2024-02', -14, 2)).toEqual(['2022-12', '2023-01']);
  expect(monthsFrom('2024-02', 0, 0)).toEqual([]);
  expect(() => monthsFrom('2024-13', 0, 1)).toThrow('2024-13');
  expect(() => monthsFrom('no day', 0, 1)).toThrow('no day');
});

it('says every decision of a protocol, each with its value', () => {
  const decisions = protocolDecisions({ ...protocol, baselineMonths: ['2024-01', '2024-02', '2024-03'] });
  expect(decisions).toHaveLength(12);
  expect(Object.fromEntries(decisions.map(({ decision, value }) => [decision, value]))).toMatchObject({
    'Outer edges of rings, metres': '150, 300',
    'Baseline months': '2024-01 to 2024-03',
    'Months that choose sectors': '2023-12 to 2023-12',
    'Follow-up months': '2024-02 to 2024-02',
    'False-alarm rate accepted': '0.05',
    'Share moved that would matter': '0.5',
  });
});
