import { dictionaryColumn, mergeCounts, type Slice } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventCounter, eventsOfCounts } from '../src/index.ts';

const DAY = 86_400_000;
const event = fc.record({
  area: fc.constantFrom('North', 'South', null),
  time: fc.constantFrom(0, 10.5, 20, 99.25, 7.03125, Number.NaN),
  month: fc.constantFrom('2024-02', '2024-2', null),
  offence: fc.constantFrom('burglary', 'arson', null),
  source: fc.constantFrom('public', 'police', null),
  harm: fc.constantFrom(1.5, 365, Number.NaN),
});
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never;

const sliceOf = (events: readonly Event[]): Slice => ({
  rowCount: events.length,
  columns: Object.fromEntries(
    (['area', 'month', 'offence', 'source'] as const).map((part) => [
      part,
      dictionaryColumn(events.map((each) => each[part])),
    ]),
  ),
  numbers: {
    time: Float64Array.from(events, ({ time }) => time * DAY),
    harm: Float64Array.from(events, ({ harm }) => harm),
  },
  sizes: null,
});
const options = { interventionDate: '1970-01-21' };
const countOf = (...slices: (readonly Event[])[]) =>
  mergeCounts(
    eventCounter,
    slices.map((slice) => eventCounter.count(sliceOf(slice), options)),
  );

describe('events that are counted', () => {
  it('are refused where those of all slices together are rows by another name', () => {
    const rows = (kind: string, many: number) =>
      Array.from({ length: many }, (_, at) => ({
        what: JSON.stringify([kind, kind === 'day' ? 'North' : `area ${at}`, null]),
        at: kind === 'day' ? at : 0,
        size: 0,
        count: 1,
      }));
    expect(eventCounter.refuse!([...rows('kind', 100_000), ...rows('day', 100_000)])).toBeUndefined();
    expect(() => eventCounter.refuse!(rows('kind', 100_001))).toThrow('area, offence, source and harm have more than');
    expect(() => eventCounter.refuse!(rows('day', 100_001))).toThrow('area, source and day have more than');
  });

  it('are counted alike however they are divided, every one once by kind and once by day', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 60 }), fc.nat(60), (events, cut) => {
        const whole = countOf(events);
        expect(countOf(events.slice(0, cut), events.slice(cut))).toEqual(whole);
        const { kinds, days, hours } = eventsOfCounts(whole);
        const sum = (rows: readonly { readonly count: number }[]) => rows.reduce((all, { count }) => all + count, 0);
        const dayOf = ({ time, month }: Event) =>
          Number.isNaN(time) ? (month === '2024-02' ? Date.UTC(2024, 1) / DAY : Number.NaN) : Math.floor(time);
        const dated = events.filter((each) => !Number.isNaN(dayOf(each)));
        expect(sum(kinds)).toBe(events.length);
        expect(sum(days)).toBe(dated.length);
        expect(sum(hours)).toBe(dated.length);
        const at = (wanted: number) => sum(hours.filter(({ hour, area }) => hour === wanted && area === 'South'));
        const timed = (part: number) => events.filter(({ time, area }) => time % 1 === part && area === 'South').length;
        // Noon, six, and a quarter to one.
        expect([at(12), at(6), at(24)]).toEqual([timed(0.5), timed(0.25), timed(0.03125)]);
        const later = dated.filter((each) => dayOf(each) >= 20 && each.offence === 'arson' && each.area === 'North');
        expect(
          sum(kinds.filter(({ when, offence, area }) => when === 'after' && offence === 'arson' && area === 'North')),
        ).toBe(later.length);
      }),
    );
  });

  it('are refused where they have coordinates, with the way out', () => {
    const slice = sliceOf([{ area: 'North', time: 1, month: null, offence: null, source: null, harm: 1 }]);
    const placed = { ...slice, numbers: { ...slice.numbers, x: Float64Array.of(1), y: Float64Array.of(2) } };
    expect(() => eventCounter.count(placed, options)).toThrow(/leave the coordinates out, e\.g\. --columns/);
    const half = { ...slice, numbers: { ...slice.numbers, x: Float64Array.of(1), y: Float64Array.of(Number.NaN) } };
    expect(eventCounter.count(half, options).rows.length).toBe(3);
  });
});
