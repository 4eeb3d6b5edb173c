import { dictionaryColumn, mergeCounts, type Slice } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histories } from '../src/counting/histories.ts';
import {
  contactsByPerson,
  DAY_MILLISECONDS as DAY,
  flaggedAt,
  flagPresets,
  flagSensitivity,
  lastContactDay,
  lastDayOfLog,
  logCounter,
  logOfCounts,
  pacedRule,
  peopleCounter,
  peopleOfCounts,
  profileContacts,
  raiseFlags,
  SENSITIVITY,
} from '../src/index.ts';

interface Row {
  readonly person: string | null;
  readonly day: number | null;
  readonly direction: string | null;
  readonly channel: string | null;
  readonly incident: string | null;
}

const rows = fc.array(
  fc.record<Row>({
    person: fc.constantFrom('a', 'b', 'c', 'd', null),
    day: fc.option(fc.integer({ min: 0, max: 800 }), { freq: 20 }),
    direction: fc.constantFrom('IN', 'out', null),
    channel: fc.constantFrom('101', 'web', null),
    incident: fc.constantFrom('x', 'y', null),
  }),
  { minLength: 1, maxLength: 80 },
);

function sliceOf(of: readonly Row[]): Slice {
  const texts = (part: 'person' | 'direction' | 'channel' | 'incident') => dictionaryColumn(of.map((row) => row[part]));
  return {
    rowCount: of.length,
    columns: {
      person: texts('person'),
      direction: texts('direction'),
      channel: texts('channel'),
      incident: texts('incident'),
    },
    numbers: { time: Float64Array.from(of, ({ day }) => (day === null ? Number.NaN : day * DAY + 3_600_000)) },
    sizes: null,
  };
}

const options = {
  from: 0,
  until: 801 * DAY,
  inbound: '["IN"]',
  counting: 'every contact',
  flagContacts: 3,
  flagDays: 30,
  expiresAfterDays: 90,
};

const total = (flags: ArrayLike<number>) => Array.from(flags).reduce((sum, flag) => sum + flag, 0);

describe('histories of people', () => {
  const rows = (kind: string, many: number) =>
    Array.from({ length: many }, (_, at) => ({ what: JSON.stringify([kind, [at]]), at: 0, size: 0, count: 1 }));

  it('are refused where those of all slices together are people by another name, each kind for itself', () => {
    const most = [...rows('years', 100_000), ...rows('matters', 100_000), ...rows('harm', 100_001)];
    expect(peopleCounter.refuse!(most)).toBeUndefined();
    expect(() => peopleCounter.refuse!([...most, ...rows('years', 100_001)])).toThrow('histories by years have more');
  });
});

it('histories are left out for their number alone: a fault in counting them is told', () => {
  const fault = () => {
    throw new TypeError('broken');
  };
  expect(() => new Histories().addWhereFew('harm', 2, fault)).toThrow(TypeError);
});

describe('a log that is counted', () => {
  it('records harm where a number from 0 on stands, and has some above 0, below 1 too', () => {
    const day = (harm: readonly number[]): Slice => ({
      rowCount: harm.length,
      columns: {},
      numbers: { time: new Float64Array(harm.length), harm: Float64Array.from(harm) },
      sizes: null,
    });
    const counted = (harm: readonly number[]) => {
      const log = logOfCounts(mergeCounts(logCounter, [logCounter.count(day(harm), {})]));
      return [log.contacts, log.withoutHarm, log.withHarm];
    };
    expect(counted([0, 0.5, 3])).toEqual([3, 0, 2]);
    expect(counted([-1, 0, Number.NaN, 0.5])).toEqual([4, 2, 1]);
  });

  it('ends on the day on which its rows end, strays or none', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 60 }), (given, gap) => {
        fc.pre(given.some(({ day }) => day !== null));
        const { days } = logOfCounts(mergeCounts(logCounter, [logCounter.count(sliceOf(given), {})]));
        const times = sliceOf(given).numbers!['time']!;
        expect(lastContactDay(days, gap)).toBe(lastDayOfLog(times, gap));
      }),
    );
  });

  it('gives the same however its people are divided into slices, whatever the order of rows', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('every contact', 'one per incident'), (given, counting) => {
        const set = { ...options, counting };
        const whole = mergeCounts(peopleCounter, [peopleCounter.count(sliceOf(given), set)]);
        const groups = [
          (row: Row) => row.person === 'a' || row.person === 'c',
          (row: Row) => row.person === 'b' || row.person === null,
          (row: Row) => row.person === 'd',
        ];
        const parts = groups.map((isIn) => given.filter(isIn)).filter((part) => part.length > 0);
        const sliced = mergeCounts(
          peopleCounter,
          parts.map((part) => peopleCounter.count(sliceOf(part), set)),
        );
        expect(sliced).toEqual(whole);
        if (counting !== 'every contact') return;
        const turned = mergeCounts(peopleCounter, [peopleCounter.count(sliceOf([...given].reverse()), set)]);
        expect(turned).toEqual(whole);
      }),
    );
  });

  it('tells harm beside contact as rows do, and not where there are too many pairs of the two', () => {
    const harm = (many: number) =>
      Array.from({ length: many }, (_, at) => ({ what: `["harm",[1,${at}]]`, at: 0, size: 0, count: 1 }));
    const told = peopleOfCounts(harm(3), 0).harm;
    expect('status' in told ? told : [...told.harm]).toEqual([0, 1, 2]);
    expect(peopleOfCounts(harm(100_001), 0).harm).toMatchObject({
      reason: expect.stringContaining('person to person'),
    });
  });

  it('gives the contacts and flags that rows give', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { columns, numbers } = sliceOf(given);
        const log = {
          person: columns['person']!.codes,
          people: columns['person']!.values.length,
          time: numbers!['time']!,
        };
        const kept = Uint8Array.from(given, ({ direction }) => (direction === 'out' ? 0 : 1));
        const counts = mergeCounts(peopleCounter, [peopleCounter.count(sliceOf(given), options)]);
        const presets = Object.values(flagPresets);
        const found = peopleOfCounts(counts, presets.length);
        const period = { from: options.until - 365 * DAY, until: options.until };
        const { contacts } = profileContacts(log, { period, kept });
        expect([...(found.years[0] ?? [])].sort((a, b) => a - b)).toEqual([...contacts].sort((a, b) => a - b));
        expect(found.people).toBe(log.people);
        const flags = raiseFlags(contactsByPerson(log, kept), pacedRule({ contacts: 3, days: 30 }, 90), options);
        const standing = flaggedAt(flags, log.people, options.until - 1);
        expect(found.standing).toBe(standing.reduce((sum, flag) => sum + flag, 0));
        const ordered = contactsByPerson(log, kept);
        const inForce = { period: options, inForce: standing, expiresAfterDays: options.expiresAfterDays };
        expect(found.sensitivity).toEqual(
          flagSensitivity(ordered, { ...SENSITIVITY, ...inForce }).map(({ jaccard: _, ...row }) => row),
        );
        expect(found.byPreset).toEqual(
          presets
            .map((preset) => flaggedAt(raiseFlags(ordered, preset, options), log.people, options.until - 1))
            .map(total),
        );
      }),
    );
  });
});
