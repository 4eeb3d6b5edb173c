import { describe, expect, it } from 'vitest';
import { attackedRelease, attackReleases, heldTogether, linearSolver } from '../../src/index.ts';
import { count, finding, key, single } from '../findings.ts';

const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: false };
const record = { policy, decisions: [], largestHidden: 11 };

describe('releases of several notebooks that are held together', () => {
  const table = (id: string, north: number | string) =>
    finding({
      id,
      table: {
        columns: [key('area'), count('people')],
        rows: [
          ['north', north],
          ['south', 40],
          ['west', 90],
        ],
      },
    });
  const ours = attackedRelease('april', [table('areas', '[c]')], record, () => false);
  const theirs = attackedRelease('theirs', [{ ...table('areas', 12), title: '3 areas' }], record, () => false);

  it('tell what the one holds back and the other prints, each finding under the name of its release', async () => {
    const held = heldTogether([ours], [theirs]);
    expect(held.map(({ findings }) => findings.map(({ id }) => id))).toEqual([['areas', 'theirs/areas']]);
    const { recovered } = attackReleases(held, await linearSolver(), () => null);
    expect(recovered.map(({ place, low, high }) => [place.finding, place.row, low, high])).toEqual([
      ['areas', 'north', 12, 12],
    ]);
    expect(attackReleases([ours], await linearSolver()).recovered).toEqual([]);
  });

  it('have each its own rules and what it prints as before, and no text of the others is looked at again', () => {
    const moved = { below: 12, standFrom: 100 };
    const kept = {
      ...attackedRelease('kept', theirs.findings, record),
      ...{
        moved,
        kept: new Set(['#areas|south|people']),
        rules: new Map([['areas\nnorth / people', 'minimum-count']]),
      },
    };
    const [held] = heldTogether([ours], [kept]);
    expect([...held!.rules]).toEqual([['kept/areas\nnorth / people', 'minimum-count']]);
    expect([held!.moved, [...held!.kept!]]).toEqual([moved, ['#kept/areas|south|people']]);
    expect([held!.isFixedText!('3 areas'), held!.isFixedText!('4 areas')]).toEqual([true, false]);
  });

  it('stand before the notebook’s own where they left under other rules', () => {
    const rounded = attackedRelease('rounded', [single('all', 140)], {
      ...record,
      policy: { ...policy, roundingBase: 5 },
    });
    const march = { ...ours, name: 'march' };
    expect(heldTogether([march, ours], [rounded, theirs]).map(({ name, findings }) => [name, findings.length])).toEqual(
      [
        ['rounded', 1],
        ['march', 1],
        ['april', 2],
      ],
    );
  });
});
