import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOfCounts, hoursOfDay, shortestHours, spreadContrast } from '../../src/index.ts';

const HOUR = 3_600_000;

describe('hour of each event', () => {
  it('takes midnight for a date alone where it holds three times as many as any other full hour', () => {
    const found = hoursOfDay([0, 24, 48, 72, 96, 120, 5, 29].map((hour) => hour * HOUR));
    expect(found).toEqual({
      hour: Float64Array.of(NaN, NaN, NaN, NaN, NaN, NaN, 5, 5),
      hasHours: true,
      nWithoutHour: 6,
    });
    const fewer = hoursOfDay([0, 24, 48, 72, 96, 5, 29].map((hour) => hour * HOUR));
    expect([fewer.hour[0], fewer.nWithoutHour]).toEqual([0, 0]);
  });
  it('has no hours where every event is at midnight, and none is told as lacking its own', () => {
    expect(hoursOfDay([0, 24 * HOUR])).toEqual({ hour: Float64Array.of(NaN, NaN), hasHours: false, nWithoutHour: 0 });
  });
  it('is told of counts as of the events themselves, but for the hour of a single one', () => {
    const halves = fc.array(
      fc.integer({ min: 0, max: 95 }).map((half) => (half > 49 ? 0 : half / 2)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(halves, (hours) => {
        const { hour: _, ...told } = hoursOfDay(hours.map((hour) => hour * HOUR));
        const counted = hours.map((hour) => ({ hour: hour % 1 === 0 ? hour % 24 : 24, count: 1 }));
        expect(hoursOfCounts(counted)).toEqual(told);
      }),
    );
    expect(() => hoursOfCounts([{ hour: 25, count: 1 }])).toThrow('25 is no full hour');
  });
  it('counts back from before 1970', () => {
    expect(hoursOfDay([-HOUR, HOUR / 2]).hour).toEqual(Float64Array.of(23, 0.5));
  });
});

describe('shortest hours', () => {
  it('holds the share, and no shorter run does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (hours, share) => {
          const { from, to } = shortestHours(hours, share);
          const length = (to - from + 24) % 24 || 24;
          const held = (start: number, size: number) =>
            hours.filter((hour) => (hour - start + 24) % 24 < size).length >= share * hours.length;
          expect(held(from, length)).toBe(true);
          for (let start = 0; start < 24; start++) expect(held(start, length - 1) && length > 1).toBe(false);
        },
      ),
    );
  });
  it('passes midnight', () => {
    expect(shortestHours([23, 0, 1, 12], 0.75)).toEqual({ from: 23, to: 2 });
  });
  it('refuses no visit and no share', () => {
    expect(() => shortestHours([])).toThrow('0 and 0.95');
    expect(() => shortestHours([1], 0)).toThrow('1 and 0');
    expect(() => shortestHours([1], 1.5)).toThrow('1 and 1.5');
  });
});

describe('contrast of spread times', () => {
  const window = { fromHour: 20, toHour: 22, adjacentHours: 1 };
  it('is the ratio of ratios of counts where every time is known to the hour', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.boolean())), (drawn) => {
        const events = [...drawn, [20, false], [20, true], [3, false], [3, true]] as [number, boolean][];
        const count = (test: (hour: number) => boolean, later: boolean) =>
          events.filter(([hour, own]) => own === later && test(hour)).length;
        const isIn = (hour: number) => hour === 20 || hour === 21;
        const isRest = (hour: number) => hour < 19 || hour > 22;
        const found = spreadContrast(
          {
            fromHour: events.map(([hour]) => hour),
            toHour: events.map(() => Number.NaN),
            later: events.map(([, later]) => later),
          },
          window,
        );
        expect(found).toBeCloseTo(
          count(isIn, true) / count(isIn, false) / (count(isRest, true) / count(isRest, false)),
          10,
        );
      }),
    );
  });
  it('is not computed where patrol hours, or the rest, hold nothing before or after', () => {
    const all = { fromHour: [20, 20, 3, 3], later: [0, 1, 0, 1] };
    for (let left = 0; left < 4; left++) {
      const fromHour = all.fromHour.filter((_, event) => event !== left);
      const later = all.later.filter((_, event) => event !== left);
      expect(spreadContrast({ fromHour, toHour: fromHour, later }, window)).toMatchObject({ status: 'not-computed' });
    }
  });
});
