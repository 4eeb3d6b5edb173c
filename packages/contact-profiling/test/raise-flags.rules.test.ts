import { describe, expect, it } from 'vitest';
import {
  contactsByPerson,
  DAY_MILLISECONDS as DAY,
  flaggedAt,
  flagPresets,
  flagRule,
  flagSensitivity,
  pacedRule,
  raiseFlags,
} from '../src/index.ts';

const ordered = (days: readonly number[]) =>
  contactsByPerson({
    person: new Int32Array(days.length),
    people: 2,
    time: Float64Array.from(days, (day) => day * DAY),
  });
const weekly = { name: 'two a week', source: 'test', windows: [{ contacts: 2, days: 7 }], expiresAfterDays: 30 };

describe('flags', () => {
  it('are raised at the contact that fills the window, whatever the order of the log', () => {
    expect([...raiseFlags(ordered([20, 0, 3]), weekly).raised]).toEqual([3 * DAY]);
  });

  it('count a contact at the first moment of a period, none before it and none at its end', () => {
    const flags = (from: number, until: number) =>
      raiseFlags(ordered([3, 5]), weekly, { from: from * DAY, until: until * DAY }).raised;
    expect([...flags(3, 5.01)]).toEqual([5 * DAY]);
    expect(flags(3.01, 5.01)).toHaveLength(0);
    expect(flags(3, 5)).toHaveLength(0);
  });

  it('exclude a contact exactly as old as the window', () => {
    expect(raiseFlags(ordered([0, 7]), weekly).raised).toHaveLength(0);
    expect(raiseFlags(ordered([0, 6.99]), weekly).raised).toHaveLength(1);
  });

  it('end, and are raised again only by new contact', () => {
    const flags = raiseFlags(ordered([0, 1, 10, 11, 40, 41]), weekly);
    expect([...flags.raised]).toEqual([DAY, 41 * DAY]);
    expect([...flaggedAt(flags, 2, 30 * DAY)]).toEqual([1, 0]);
    expect([...flaggedAt(flags, 2, 31 * DAY)]).toEqual([0, 0]);
    expect([...flaggedAt(flags, 2, 0)]).toEqual([0, 0]);
  });

  it('follow the published ambulance rule: five in a month or twelve in three', () => {
    const fifth = raiseFlags(ordered([0, 5, 10, 15, 20]), flagPresets.ambulanceAdult);
    expect([...fifth.window]).toEqual([0]);
    const slow = Array.from({ length: 12 }, (_, index) => index * 8);
    const twelfth = raiseFlags(ordered(slow), flagPresets.ambulanceAdult);
    expect([...twelfth.raised, ...twelfth.window]).toEqual([88 * DAY, 1]);
    expect(raiseFlags(ordered(slow.slice(0, 11)), flagPresets.ambulanceAdult).raised).toHaveLength(0);
  });

  it.each([
    ['ambulanceAdult', 5, 30, 180],
    ['ambulanceAdult', 12, 90, 180],
    ['ambulanceChild', 3, 182, 180],
    ['ambulanceCommunal', 15, 30, 180],
    ['highIntensityUse', 5, 365, 180],
    ['frequentAttender', 5, 365, 365],
  ] as const)('of %s are raised by %d contacts within %d days, and stand for %d', (preset, contacts, days, stands) => {
    const spread = (many: number, span: number) => Array.from({ length: many }, (_, at) => (at * span) / (many - 1));
    const raised = (list: readonly number[]) => raiseFlags(ordered(list), flagPresets[preset]);
    const within = raised(spread(contacts, days - 0.5));
    expect([...within.raised]).toEqual([(days - 0.5) * DAY]);
    expect(raised(spread(contacts, days)).raised).toHaveLength(0);
    expect(raised(spread(contacts - 1, days - 0.5)).raised).toHaveLength(0);
    const end = (days - 0.5 + stands) * DAY;
    expect([end - 1, end].map((at) => flaggedAt(within, 2, at)[0])).toEqual([1, 0]);
  });

  it('agree with looking back from every contact', () => {
    const days = Array.from({ length: 120 }, (_, index) => ((index * 37) % 101) + (index % 7) / 10);
    const rule = { name: 'r', source: 't', windows: [{ contacts: 4, days: 3 }], expiresAfterDays: 5 };
    const times = days.map((day) => day * DAY).sort((a, b) => a - b);
    const expected: number[] = [];
    for (const now of times) {
      const within = times.filter((time) => time <= now && now - time < 3 * DAY).length;
      if (within >= 4 && now >= (expected.at(-1) ?? Number.NEGATIVE_INFINITY) + (expected.length > 0 ? 5 * DAY : 0)) {
        expected.push(now);
      }
    }
    expect(expected.length).toBeGreaterThan(5);
    expect([...raiseFlags(ordered(days), rule).raised]).toEqual(expected);
  });

  it('refuse a rule without end or window', () => {
    expect(() => flagRule({ ...weekly, expiresAfterDays: Number.POSITIVE_INFINITY })).toThrow('must expire');
    expect(() => flagRule({ ...weekly, windows: [] })).toThrow('no window');
    expect(() => flagRule({ ...weekly, windows: [{ contacts: 0, days: 7 }] })).toThrow('at least 1: 0');
    expect(() => flagRule({ ...weekly, windows: [{ contacts: 2, days: 1.5 }] })).toThrow('at least 1: 1.5');
    expect(() => flagRule({ ...weekly, expiresAfterDays: 0.99 })).toThrow('has 0.99 days');
    const shortest = { ...weekly, windows: [{ contacts: 1, days: 1 }], expiresAfterDays: 1 };
    expect(flagRule(shortest)).toEqual(shortest);
  });

  it('of one pace are raised a fifth less often over three times as long, by whole contacts', () => {
    expect(pacedRule({ contacts: 3, days: 7 }, 60)).toMatchObject({
      windows: [
        { contacts: 3, days: 7 },
        { contacts: 8, days: 21 },
      ],
      expiresAfterDays: 60,
    });
  });

  it('show who is flagged only because of a setting', () => {
    const log = ordered([0, 1, 2, 20]);
    const period = { from: 0, until: 25 * DAY };
    const inForce = flaggedAt(raiseFlags(log, weekly, period), 2, period.until - 1);
    const rows = flagSensitivity(log, { contacts: [2, 5], days: [7], expiresAfterDays: 30, period, inForce });
    expect(rows.map(({ flagged, alsoInForce, jaccard }) => [flagged, alsoInForce, jaccard])).toEqual([
      [1, 1, 1],
      [0, 0, 0],
    ]);
  });
});
