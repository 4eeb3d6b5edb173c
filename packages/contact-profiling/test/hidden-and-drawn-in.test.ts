import { dictionaryColumn, InputError } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenAndDrawnIn, hiddenAndDrawnInByGroup } from '../src/index.ts';

const marks = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1), fc.constantFrom('A', 'B', null)), {
  maxLength: 20,
});

describe('who is hidden and who is drawn in', () => {
  it('adds up, whoever is in contact and whoever is flagged', () => {
    fc.assert(
      fc.property(marks, (all) => {
        const truly = all.map(([one]) => one);
        const seen = all.map(([, other]) => other);
        const of = hiddenAndDrawnIn(truly, seen);
        expect(of.people).toBe(all.length);
        expect(of.found + of.hidden).toBe(truly.filter((one) => one === 1).length);
        expect([of.frequent, of.found + of.drawnIn]).toEqual([of.found + of.hidden, of.flagged]);
        expect(of.flagged).toBe(seen.filter((one) => one === 1).length);
        expect(of.frequent + of.others).toBe(of.people);
        expect(of.drawnIn).toBe(all.filter(([one, other]) => one === 0 && other === 1).length);
      }),
    );
  });

  it('is divided among the groups, with a group of those who have none', () => {
    fc.assert(
      fc.property(marks, (all) => {
        const truly = all.map(([one]) => one);
        const seen = all.map(([, other]) => other);
        const rows = hiddenAndDrawnInByGroup(dictionaryColumn(all.map(([, , group]) => group)), truly, seen);
        for (const name of ['people', 'frequent', 'found', 'hidden', 'flagged', 'drawnIn', 'others'] as const) {
          const sum = rows.reduce((total, row) => total + row[name], 0);
          expect(sum, name).toBe(hiddenAndDrawnIn(truly, seen)[name]);
        }
      }),
    );
  });

  it('refuses lists of different people', () => {
    expect(() => hiddenAndDrawnIn([1], [1, 0])).toThrow(InputError);
    expect(() => hiddenAndDrawnInByGroup(dictionaryColumn(['A']), [1, 0], [1, 0])).toThrow(InputError);
  });
});
