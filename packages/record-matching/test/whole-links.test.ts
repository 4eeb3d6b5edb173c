import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedLinks, wholeLinks, wholePeople } from '../src/index.ts';

const interval = { low: 0.4, high: 9.2, level: 0.95, method: 'invented' };
const of = (value: number) => ({ value, interval });
const links = (strangers: number, sameBirth: number, right: number) => ({
  records: 10,
  wrong: of(strangers + sameBirth),
  strangers: of(strangers),
  sameBirth: of(sameBirth),
  right: of(right),
  wrongShare: null,
});

describe('whole links', () => {
  it('add up, whatever is rounded', () => {
    const some = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(some, some, some, (strangers, sameBirth, right) => {
        const whole = wholeLinks(links(strangers, sameBirth, right));
        const value = (each: number | { value: number } | null) => (typeof each === 'number' ? each : each!.value);
        const wrong = value(whole.wrong);
        expect(value(whole.strangers) + value(whole.sameBirth)).toBe(wrong);
        expect(wrong + whole.right).toBe(whole.links);
        expect(Math.abs(wrong - strangers - sameBirth)).toBeLessThanOrEqual(0.5);
        if (whole.links > 0) expect(whole.wrongShare!.value).toBe(wrong / whole.links);
      }),
    );
  });

  it('have no share where nothing is linked, nor a range that nobody gave', () => {
    expect(wholeLinks(links(0.2, 0.1, 0.4)).wrongShare).toBeNull();
    expect(wholeLinks(links(2, 0, 2)).wrongShare!.interval).toMatchObject({ status: 'not-computed' });
    expect(wholeLinks({ ...links(2, 0, 2), wrongShare: of(0.6) }).wrongShare).toMatchObject({ value: 0.5, interval });
    // Of a range without an upper end, a share of all lies within; one below it stays as predicted.
    const open = { value: 0.9, interval: { ...interval, high: null } };
    expect(wholeLinks({ ...links(2, 0, 0), wrongShare: open }).wrongShare).toMatchObject({ value: 1 });
    expect(wholeLinks({ ...links(1, 0, 4), wrongShare: open }).wrongShare).toMatchObject({ value: 0.9 });
    const narrow = { value: 0.6, interval: { ...interval, low: 0.5, high: 0.5 } };
    expect(wholeLinks({ ...links(2, 0, 2), wrongShare: narrow }).wrongShare).toMatchObject({ value: 0.5 });
    expect(wholeLinks({ ...links(3, 0, 2), wrongShare: narrow }).wrongShare).toMatchObject({ value: 0.6 });
    expect(countedLinks({ records: 3, wrong: 0, right: 0 }).wrongShare).toBeNull();
    expect(countedLinks({ records: 9, wrong: 1, right: 4 })).toMatchObject({ links: 5, wrongShare: { value: 0.2 } });
  });

  it('of people cover no less than what was predicted', () => {
    expect(wholePeople(2.6, interval)).toEqual({
      status: 'computed',
      value: 3,
      interval: { ...interval, low: 0, high: 10 },
    });
    expect(wholePeople(2.6, { ...interval, high: null }).interval).toMatchObject({ high: null });
  });
});
