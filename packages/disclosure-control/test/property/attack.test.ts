import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attackRange, collectCells, gate, linearSolver, type ReleaseMemory, SUPPRESSED } from '../../src/index.ts';
import { count, finding, key } from '../findings.ts';

const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: false };

/** A two-way table with both margins, as two findings of one measure plus the totals of the first. */
function twoWay(values: readonly (readonly number[])[]) {
  const areas = values.map((_, index) => `area ${index}`);
  const groups = values[0]!.map((_, index) => `group ${index}`);
  const cross = {
    columns: [key('area'), ...groups.map((name) => count(name)), count('all', { sumOf: groups })],
    rows: [
      ...values.map((row, index) => [areas[index]!, ...row, row.reduce((a, b) => a + b, 0)]),
      [
        'All',
        ...groups.map((_, column) => values.reduce((a, row) => a + row[column]!, 0)),
        values.flat().reduce((a, b) => a + b, 0),
      ],
    ],
    totals: [{ row: 'All', of: areas }],
  };
  return finding({ id: 'cross', table: cross });
}

const tables = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 })).chain(([rows, columns]) =>
  fc.array(
    fc.array(fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 10, max: 300 })), {
      minLength: columns,
      maxLength: columns,
    }),
    {
      minLength: rows,
      maxLength: rows,
    },
  ),
);

it('no small count of a released two-way table can be worked out by linear programming', async () => {
  const solver = await linearSolver();
  await fc.assert(
    fc.asyncProperty(tables, async (values) => {
      const original = twoWay(values);
      const { findings, record } = await gate([original], { policy, population: ['p'] });
      if (findings[0]!.status === 'not-computed') return;
      const system = collectCells([original]);
      const hidden = new Set(record.hiddenCells);
      for (const cell of system.cells.values()) {
        if (cell.value === 0 || cell.value >= policy.minimumCount) continue;
        expect(hidden.has(cell.id)).toBe(true);
        const { low, high } = attackRange(system, hidden, cell.id, solver);
        if (high !== null) expect(high - low).toBeGreaterThanOrEqual(policy.minimumCount - 1e-6);
      }
    }),
    { seed: 20250305, numRuns: 20 },
  );
});

it('brute force over every table with the released counts finds the same range as the linear programme', async () => {
  const solver = await linearSolver();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), async ([a, b, c, d]) => {
      const original = twoWay([
        [a!, b!],
        [c!, d!],
      ]);
      const { findings, record } = await gate([original], { policy, population: ['p'] });
      if (findings[0]!.status === 'not-computed') return;
      const hidden = new Set(record.hiddenCells);
      const system = collectCells([original]);
      const shown = findings[0]!.table!.rows;
      const seen = new Map<string, Set<number>>();
      for (let w = 0; w <= 36; w++)
        for (let x = 0; x <= 36; x++)
          for (let y = 0; y <= 36; y++)
            for (let z = 0; z <= 36; z++) {
              const guess = [
                [w, x, w + x],
                [y, z, y + z],
                [w + y, x + z, w + x + y + z],
              ];
              const agrees = guess.every((row, r) =>
                row.every((value, k) => shown[r]![k + 1] === SUPPRESSED || shown[r]![k + 1] === value),
              );
              if (!agrees) continue;
              for (const [id, value] of [
                ['area 0|group 0', w],
                ['area 0|group 1', x],
                ['area 1|group 0', y],
                ['area 1|group 1', z],
              ] as const) {
                if (!seen.has(id)) seen.set(id, new Set());
                seen.get(id)!.add(value);
              }
            }
      for (const [place, values] of seen) {
        const id = `#cross|${place}`;
        if (!hidden.has(id)) continue;
        const { low, high } = attackRange(system, hidden, id, solver);
        expect(Math.min(...values)).toBe(Math.round(low));
        if (high !== null && high <= 36) expect(Math.max(...values)).toBe(Math.round(high));
      }
    }),
    { seed: 20250305, numRuns: 4 },
  );
});

it('a count of 3 leaves in no form: not as a value, a rate, a limit or the record', async () => {
  const table = {
    columns: [
      key('group'),
      count('flagged'),
      count('people'),
      { name: 'rate', label: 'Rate', unit: 'proportion' as const, numerator: 'flagged', denominator: 'people' },
    ],
    rows: [
      ['a', 3, 997, 3 / 997],
      ['b', 100, 900, 100 / 900],
      ['All', 103, 1897, 103 / 1897],
    ],
    totals: [{ row: 'All', of: ['a', 'b'] }],
  };
  const result = await gate([finding({ id: 't', table })], {
    policy: { ...policy, roundingBase: 5 },
    population: ['p'],
  });
  const text = JSON.stringify(result);
  expect(text).not.toContain(String(3 / 997));
  expect(result.findings[0]!.table!.rows[0]).toEqual(['a', SUPPRESSED, 995, SUPPRESSED]);
  expect(result.findings[0]!.table!.rows[1]![1]).toBe(SUPPRESSED);
});

it('no small count can be worked out of a cross table in one pack and its margins in later ones', async () => {
  const solver = await linearSolver();
  const measured = (id: string, keys: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
    finding({ id, table: { columns: [...keys.map(key), count('people', { measure: 'm' })], rows } });
  await fc.assert(
    fc.asyncProperty(tables, async (values) => {
      const cells = values.flatMap((row, r) => row.map((value, k) => [`area ${r}`, `group ${k}`, value] as const));
      const margin = (at: 0 | 1) =>
        [...new Set(cells.map((cell) => cell[at]))].map((name) => [
          name,
          cells.filter((cell) => cell[at] === name).reduce((sum, cell) => sum + cell[2], 0),
        ]);
      const packs = [
        measured('cross', ['area', 'group'], cells),
        measured('areas', ['area'], margin(0)),
        measured('groups', ['group'], margin(1)),
      ];
      const earlier: ReleaseMemory[] = [];
      const shown = new Set<string>();
      for (const pack of packs) {
        const { record, memory } = await gate([pack], { policy, population: ['p'], earlier });
        earlier.push(memory);
        for (const id of Object.keys(record.shownCells)) shown.add(id);
      }
      const whole = collectCells(packs);
      const hidden = new Set([...whole.cells.keys()].filter((id) => !shown.has(id)));
      for (const cell of whole.cells.values()) {
        if (cell.value === 0 || cell.value >= policy.minimumCount) continue;
        expect(shown.has(cell.id)).toBe(false);
        const { low, high } = attackRange(whole, hidden, cell.id, solver);
        if (high !== null) expect(high - low).toBeGreaterThanOrEqual(policy.minimumCount - 1e-6);
      }
    }),
    { seed: 20250305, numRuns: 10 },
  );
});
