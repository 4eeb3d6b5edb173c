import type { TableColumn } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { attackedValueAt, gate, isRightGuess, withholdNames } from '../../src/index.ts';
import { withCoarseKeys } from '../../src/release/coarse-keys.ts';
import { count, finding } from '../findings.ts';

const weight: TableColumn = { name: 'from', label: 'from', unit: 'score', key: true, kind: { kind: 'key' } };
const EXACT = 31 / 2;

describe('withCoarseKeys(finding)', () => {
  it('names rows by two digits, by more where two would be of one name, and leaves whole numbers and words', () => {
    const rows = (...names: (string | number)[]) => names.map((name) => [name, 100]);
    const named = (...names: (string | number)[]) =>
      withCoarseKeys(finding({ id: 't', table: { columns: [weight, count('people')], rows: rows(...names) } })).table!
        .rows;
    expect(named(0.015181, 15.497)).toEqual(rows(0.015, 15));
    expect(named(0.12344, 0.12356, 7)).toEqual(rows(0.123, 0.124, 7));
    expect(named(12345, 'White')).toEqual(rows(12345, 'White'));
  });

  it('names them so in its sums, and where a number is made of another row', () => {
    const reference = { of: { column: 'people', row: `${1 / 3}` }, outOf: { column: 'all', row: `${1 / 3}` } };
    const times = { kind: 'ratio', group: { of: 'people', outOf: 'all' }, reference, interval: null } as const;
    const columns = [weight, count('people'), count('all'), { ...count('times'), kind: times } as TableColumn];
    const table = {
      columns,
      rows: [[1 / 3, 40, 80, 1] as const, ['All', 40, 80, 1] as const],
      totals: [{ row: 'All', of: [`${1 / 3}`] }],
    };
    const coarse = withCoarseKeys(finding({ id: 't', table })).table!;
    expect(coarse.totals).toEqual([{ row: 'All', of: ['0.33'] }]);
    expect(coarse.columns[3]!.kind).toMatchObject({ reference: { of: { row: '0.33' }, outOf: { row: '0.33' } } });
  });

  it('is how the gate names a row wherever it does: no list of what is held back has more digits', async () => {
    const rows = [
      [EXACT + 1 / 7, 3],
      [0.2, 300],
    ];
    const stated = [finding({ id: 'weights', table: { columns: [weight, count('people')], rows } })];
    const passed = await gate(stated, { population: ['p'] });
    const { findings, record, memory } = withholdNames(passed, stated, () => false);
    expect(findings[0]!.table!.rows.map(([name]) => name)).toEqual([16, 0.2]);
    expect(record.hiddenCells).toEqual(['#weights|16|people']);
    expect(record.decisions.map(({ place }) => place)).toEqual(['16 / people']);
    expect(JSON.stringify({ findings, record, memory })).not.toContain(String(EXACT + 1 / 7));
  });

  it('is how an attack finds the truth of a row', () => {
    const rows = [
      [EXACT + 1 / 7, 3],
      [0.2, 300],
    ];
    const exact = [finding({ id: 'weights', table: { columns: [weight, count('people')], rows } })];
    const place = { release: 0, finding: 'weights', row: '16', column: 'people' };
    expect(attackedValueAt(exact, place)).toBe(3);
    expect(attackedValueAt(exact, { ...place, row: String(EXACT + 1 / 7) })).toBe(3);
    expect(attackedValueAt(exact, { ...place, row: '17' })).toBeNull();
    expect(isRightGuess({ what: 'hidden-count', place, low: 5, high: 6 }, exact)).toBe(false);
  });
});
