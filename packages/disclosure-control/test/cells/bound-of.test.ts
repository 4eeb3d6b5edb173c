import { describe, expect, it } from 'vitest';
import { boundOf, boundUnder } from '../../src/cells/bound-of.ts';

describe('a name that bounds a group on one side', () => {
  it.each<[string, 'up' | 'down', number, string]>([
    ['65+', 'up', 65, ''],
    ['65 +', 'up', 65, ''],
    ['>= 3 contacts', 'up', 3, 'contacts'],
    ['≥3 contacts', 'up', 3, 'contacts'],
    ['> 2.5', 'up', 2.5, ''],
    ['over 50', 'up', 50, ''],
    ['aged at least 18', 'up', 18, 'aged'],
    ['more than 3 searches', 'up', 3, 'searches'],
    ['older than 64', 'up', 64, ''],
    ['3 searches or more', 'up', 3, ''],
    ['18 years and over', 'up', 18, ''],
    ['3 or more searches', 'up', 3, 'searches'],
    ['< 3', 'down', 3, ''],
    ['<=3 contacts', 'down', 3, 'contacts'],
    ['under 10', 'down', 10, ''],
    ['up to 17', 'down', 17, ''],
    ['fewer than 5 searches', 'down', 5, 'searches'],
    ['2 searches or fewer', 'down', 2, ''],
    ['17 and under', 'down', 17, ''],
    ['within 30 days', 'down', 30, 'days'],
  ])('%s: %s at %d', (name, direction, at, of) => {
    expect(boundOf(name)).toEqual({ direction, at, of });
  });

  it.each(['North', '3', '10 to 17', '10-17', 'over 3 and under 9', '3 or more of 7', 'over the hill', 'from 3 to 5'])(
    'is none of %s',
    (name) => {
      expect(boundOf(name)).toBeNull();
    },
  );

  it('is put on a row by its heading, where the row has none of its own', () => {
    expect(boundUnder('At least', '3')).toBe('At least 3');
    expect(boundUnder('or more', '3')).toBe('3 or more');
    expect(boundUnder('At least (of those in the register in 2024)', '3')).toBe('At least 3');
    expect(boundUnder('At least', 'under 3')).toBe('under 3');
    expect([boundUnder('Area', '3'), boundUnder('At least', 'North')]).toEqual(['3', 'North']);
  });
});
