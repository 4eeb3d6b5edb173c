import { describe, expect, it } from 'vitest';
import { dayText, instantText } from '../src/page/date-text.ts';
import { rateLimit } from '../src/security/rate-limit.ts';
import { mostCsvColumns, mostJsonColumns } from '../src/upload/count-columns.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the most columns that the start of a file can have', () => {
  it('are those of the first record or of any line, whatever separates them', () => {
    const csv = (text: string) => mostCsvColumns(bytes(text));
    expect(['', 'a', 'a,b', 'a;b\tc', 'a\n1,2,3', 'a,b\n', 'a,b\n1\n1,2,3,4\n1'].map(csv)).toEqual([
      1, 1, 2, 3, 3, 2, 4,
    ]);
    // One record over three lines, of five columns; no line of it has more than three.
    expect(csv('"a\n",b,"c\n",d,e\n1')).toBe(5);
    // A reader that takes quotes as letters finds the columns within them.
    expect(csv('"a,b,c",d\n1')).toBe(4);
    expect(csv('"a\nb",c\n')).toBe(2);
  });

  it('are the members of one object, of whatever depth, without those of lists and texts', () => {
    const json = (text: string) => mostJsonColumns(bytes(text));
    expect(['', '[]', '{}', '{"a":1}', '{"a":1,"b":2}', '[{"a":1},{"a":1,"b":2,"c":3}]'].map(json)).toEqual([
      ...[0, 0, 1, 1, 2, 3],
    ]);
    expect(json('{"a":[1,2,3,4],"b":{"c":1,"d":2,"e":3},"f":0}')).toBe(3);
    expect(json('{"a":"x,y,\\",z","b":"{,,,"}')).toBe(2);
    expect(json('[{"a":1,"b":2,"c":3,"d"')).toBe(4);
    expect(json('[1,2,3]')).toBe(0);
    expect(json(']},{')).toBe(1);
  });
});

describe('a limit of requests', () => {
  it('allows so many in any so many seconds, for each key by itself', () => {
    let now = 1_000_000;
    const allows = rateLimit({ count: 2, seconds: 10 }, () => now);
    const at = (milliseconds: number, key = 'a') => {
      now = 1_000_000 + milliseconds;
      return allows(key);
    };
    expect([at(0), at(4000), at(9999), at(9999, 'b')]).toEqual([true, true, false, true]);
    // The first is ten seconds old; what was refused does not count.
    expect([at(10_000), at(10_001), at(13_999), at(14_000)]).toEqual([true, false, false, true]);
  });

  it('forgets keys that are quiet, and the oldest of more than a thousand', () => {
    let now = 0;
    const allows = rateLimit({ count: 1, seconds: 10 }, () => now);
    expect([allows('first'), allows('first')]).toEqual([true, false]);
    for (let key = 0; key < 999; key++) allows(`${key}`);
    expect(allows('first')).toBe(false);
    for (let key = 1000; key < 2001; key++) allows(`${key}`);
    expect(allows('first')).toBe(true);
    now = 10_000;
    expect(allows('1500')).toBe(true);
  });
});

describe('a day in words', () => {
  it('is that of the United Kingdom, by summer time', () => {
    expect(instantText(Date.UTC(2025, 6, 1, 23, 30))).toBe('2 July 2025 at 00:30');
    expect(instantText(Date.UTC(2025, 0, 1, 23, 30))).toBe('1 January 2025 at 23:30');
    expect([dayText('2025-03-05'), dayText('soon'), dayText('2025-03-05T10:00'), dayText('2025-13-45')]).toEqual([
      ...['5 March 2025', 'soon', '2025-03-05T10:00', '2025-13-45'],
    ]);
  });
});
