import { describe, expect, it } from 'vitest';
import { DAY_MILLISECONDS, logPasses } from '../src/index.ts';

const passes = logPasses({
  inboundOf: (words) => words.filter((word) => word.startsWith('in')),
  periodOf: ({ earliest, latest }, { logEnds }) => ({
    from: earliest,
    until: logEnds === '' ? latest + 1 : Number(logEnds),
  }),
});
const [log, people] = passes as [(typeof passes)[0], (typeof passes)[0]];
const row = (what: string, count: number, at = 0) => ({ what, at, size: 0, count });
const day = (at: number) => [
  row('contactsOfDay', 2, at),
  row('beforeFirstMoment', -(at * DAY_MILLISECONDS + 5), at),
  row('lastMoment', at * DAY_MILLISECONDS + 9, at),
];

describe('passes by which a log is counted', () => {
  it('each name the fields that their counter needs, and no part that it does not have', () => {
    for (const { counter, fields } of passes) {
      const parts = Object.keys(fields);
      expect(counter.columns.filter((part) => !parts.includes(part))).toEqual([]);
      expect(parts.filter((part) => ![...counter.columns, ...counter.optional].includes(part))).toEqual([]);
    }
    expect(log.after).toBeUndefined();
  });

  it('count people within the period that the log was found to run, by the words that were found, in one order', () => {
    const words = [row('["direction","out"]', 1), row('["direction","inward"]', 1), row('["direction","inbound"]', 1)];
    const counts = [row('contacts', 4), ...day(3), ...day(4), ...words, row('["direction",null]', 1)];
    const { options } = people.after!;
    expect(options(counts, { logEnds: '' })).toEqual({
      from: 3 * DAY_MILLISECONDS + 5,
      until: 4 * DAY_MILLISECONDS + 10,
      inbound: '["inbound","inward"]',
    });
    expect(options(counts, { logEnds: 777 })?.['until']).toBe(777);
  });

  it('leave words out where none says that a contact was received', () => {
    expect(people.after!.options([row('contacts', 2), ...day(0)], { logEnds: '' })?.['inbound']).toBe('[]');
  });
});
