import type { CellValue, Finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { countsUnderAttack } from '../../src/attack/counts-under-attack.ts';
import { orderFacts } from '../../src/attack/order-facts.ts';
import {
  attackedRelease,
  attackedValueAt,
  attackReleases,
  defaultPolicy,
  gate,
  isRightGuess,
  linearSolver,
  SUPPRESSED,
} from '../../src/index.ts';
import { count, finding, key } from '../findings.ts';

const solver = await linearSolver();
const policy = { ...defaultPolicy, roundingBase: 1 };
type Row = readonly [area: string, people: number];

const areas = (rows: readonly (readonly [string, CellValue])[], id = 'areas'): Finding =>
  finding({ id, table: { columns: [key('area'), count('people')], rows } });

/** What an attacker recovers of rows that are shown but for these, in the order that they have. */
function recovered(rows: readonly Row[], held: readonly string[]): readonly string[] {
  const shown = areas(rows.map(([area, people]) => [area, held.includes(area) ? SUPPRESSED : people]));
  const release = attackedRelease('march', [shown], { policy, decisions: [], largestHidden: 11 });
  return attackReleases([release], solver, (place) => attackedValueAt([areas(rows)], place)).recovered.map(
    ({ place, low, high }) => `${place.row} ${low} to ${high}`,
  );
}

describe('the order of rows', () => {
  it('tells a count that stands between two of nearly its size, falling or rising', () => {
    const falling: readonly Row[] = [
      ['west', 300],
      ['north', 66],
      ['south', 61],
      ['east', 58],
    ];
    expect(recovered(falling, ['south'])).toEqual(['south 58 to 66']);
    expect(recovered([...falling].reverse(), ['south'])).toEqual(['south 58 to 66']);
  });

  it('tells nothing where rows stand by name and those whose name is held back behind them, though their sizes happen to rise', () => {
    const byName: readonly Row[] = [
      ['assault', 26],
      ['burglary', 30],
      ['robbery', 31],
      ['theft', 32],
      ['name held back 1', 9],
      ['name held back 2', 4],
    ];
    const held = ['burglary', 'name held back 1', 'name held back 2'];
    expect(recovered(byName, held)).toEqual([]);
    const bySize: readonly Row[] = [
      ['robbery', 31],
      ['burglary', 30],
      ['assault', 26],
      ['theft', 20],
      ...byName.slice(4),
    ];
    expect(recovered(bySize, held)).toEqual(['burglary 26 to 31']);
  });

  it('is taken for a long shot, which only a reader who happens to be right would make, of each count beside a hidden one', () => {
    const shown = areas([
      ['west', 300],
      ['north', 66],
      ['south', SUPPRESSED],
      ['east', 58],
    ]);
    const release = attackedRelease('march', [shown], { policy, decisions: [], largestHidden: 11 });
    const unknowns = new Map(countsUnderAttack(release, 0).map((unknown) => [unknown.id, unknown]));
    const told = (more: string, less: string) => ({
      terms: [
        { id: `0#areas|${more}|people`, weight: 1 },
        { id: `0#areas|${less}|people`, weight: -1 },
      ],
      ...{ low: 0, high: Number.POSITIVE_INFINITY, isGuess: true, isLongShot: true },
      because: 'rows stand from the largest to the smallest, or the other way',
    });
    expect(orderFacts(release, 0, unknowns).flat()).toEqual([told('north', 'south'), told('south', 'east')]);
  });

  it('is told of hidden ones that stand last only where those stand by no name', () => {
    const told = (...last: readonly string[]) => {
      const rows = [
        ['west', 300] as const,
        ['mid', 120] as const,
        ['north', 66] as const,
        ...last.map((area) => [area, SUPPRESSED] as const),
      ];
      const release = attackedRelease('march', [areas(rows)], { policy, decisions: [], largestHidden: 11 });
      const unknowns = new Map(countsUnderAttack(release, 0).map((unknown) => [unknown.id, unknown]));
      const facts = orderFacts(release, 0, unknowns).flat();
      return facts.map(({ terms }) => terms.map(({ id }) => id.split('|')[1]));
    };
    expect(told('south', 'east')).toEqual([
      ['north', 'south'],
      ['south', 'east'],
    ]);
    expect(told('east', 'south')).toEqual([]);
    expect(told('east')).toEqual([]);
  });

  it('tells nothing by name, nor of what stands last by name, nor where what is shown goes up and down', () => {
    const byName: readonly Row[] = [
      ['a', 66],
      ['b', 61],
      ['c', 58],
      ['d', 50],
    ];
    expect(recovered(byName, ['b'])).toEqual([]);
    const last: readonly Row[] = [
      ['west', 300],
      ['south', 66],
      ['north', 60],
      ['east', 6],
      ['fen', 5],
    ];
    expect(recovered(last, ['east', 'fen'])).toEqual([]);
    const mixed: readonly Row[] = [
      ['west', 60],
      ['north', 66],
      ['south', 61],
      ['east', 63],
    ];
    expect(recovered(mixed, ['south'])).toEqual([]);
    // What is held back lies between its neighbours here, but what is shown goes up and down all the same.
    const risesAndFalls: readonly Row[] = [
      ['west', 60],
      ['north', 66],
      ['south', 64],
      ['east', 63],
    ];
    expect(recovered(risesAndFalls, ['south'])).toEqual([]);
    const fallsAndRises: readonly Row[] = [
      ['west', 66],
      ['north', 60],
      ['south', 62],
      ['east', 63],
    ];
    expect(recovered(fallsAndRises, ['south'])).toEqual([]);
    // Samples of thirty, and one of eleven among them: what is shown falls, what there is does not.
    const samples: readonly Row[] = [
      ['west', 60],
      ['south', 30],
      ['north', 30],
      ['east', 11],
      ['fen', 30],
    ];
    expect(recovered(samples, ['north', 'east'])).toEqual([]);
  });

  it('tells nothing of what the gate lets out, in which order the hidden ones stood, in any table', async () => {
    const orders: readonly (readonly Row[])[] = [
      [
        ['west', 300],
        ['north', 66],
        ['south', 9],
        ['east', 4],
      ],
      [
        ['west', 300],
        ['north', 66],
        ['east', 9],
        ['south', 4],
      ],
    ];
    const released = await Promise.all(
      orders.map(async (rows) => {
        const findings = [areas(rows), areas(rows, 'again')];
        const { findings: left, record } = await gate(findings, { policy, population: ['p'] });
        const release = attackedRelease('march', left, record);
        const attack = attackReleases([release], solver, (place) => attackedValueAt(findings, place));
        expect(attack.recovered.filter((each) => isRightGuess(each, findings))).toEqual([]);
        return left;
      }),
    );
    expect(released[0]).toEqual(released[1]);
  });
});
