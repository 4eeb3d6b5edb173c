import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  attackedRelease,
  attackRanges,
  attackReleases,
  collectCells,
  gate,
  linearSolver,
  type ReleaseMemory,
  SUPPRESSED,
} from '../../src/index.ts';
import { count, countOf, finding, key } from '../findings.ts';

const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: false };

/** A two-way table with both margins. */
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
    { minLength: rows, maxLength: rows },
  ),
);

it.each([1, 5])('an outsider recovers nothing of a two-way table at base %i', async (roundingBase) => {
  const solver = await linearSolver();
  await fc.assert(
    fc.asyncProperty(tables, async (values) => {
      const { findings, record } = await gate([twoWay(values)], {
        policy: { ...policy, roundingBase },
        population: ['p'],
      });
      expect(attackReleases([attackedRelease('t', findings, record)], solver).recovered).toEqual([]);
    }),
    { seed: 20250305, numRuns: 20 },
  );
});

it('no count held back can be worked out by a linear programme that knows every other exactly', async () => {
  const solver = await linearSolver();
  await fc.assert(
    fc.asyncProperty(tables, async (values) => {
      const original = twoWay(values);
      const { findings, record } = await gate([original], { policy, population: ['p'] });
      if (findings[0]!.status === 'not-computed') return;
      const { puzzle, small, hidden } = exactPuzzle([original], new Set(record.hiddenCells));
      for (const id of small) expect(hidden.has(id)).toBe(true);
      for (const { low, high } of attackRanges(puzzle, [...hidden], solver).values()) {
        if (high !== null) expect(high - low).toBeGreaterThanOrEqual(policy.minimumCount);
      }
    }),
    { seed: 20250305, numRuns: 20 },
  );
});

/** The counts of findings as equations, those named hidden open and all others exact. */
function exactPuzzle(findings: Parameters<typeof collectCells>[0], named: ReadonlySet<string>) {
  const { cells, relations, ids } = collectCells(findings);
  const hidden = new Set([...named].map((place) => ids.get(place) ?? place));
  const place = { release: 0, finding: '', row: '', column: '' };
  const unknowns = new Map(
    [...cells.values()].map(({ id, value, published }) => {
      const isHidden = hidden.has(id) || !published;
      const range = isHidden ? { low: 0, high: Number.POSITIVE_INFINITY } : { low: value, high: value };
      return [id, { id, place, isHidden, ...range }] as const;
    }),
  );
  const facts = relations.map(({ total, parts }) => ({
    terms: [{ id: total, weight: 1 }, ...parts.map((id) => ({ id, weight: -1 }))],
    low: 0,
    high: 0,
    because: 'sum',
  }));
  const small = [...cells.values()].filter(({ value, published }) => published && value > 0 && value < 10);
  const idOf = (place: string): string => ids.get(place) ?? place;
  return { puzzle: { unknowns, facts }, hidden, small: small.map(({ id }) => id), idOf };
}

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
      const { puzzle, hidden } = exactPuzzle([original], new Set(record.hiddenCells));
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
        const { low, high } = attackRanges(puzzle, [id], solver).get(id)!;
        // Sums that only happen to add up are more than the released table says.
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        if (high !== null && high <= 36) expect(high).toBeLessThanOrEqual(Math.max(...values));
      }
    }),
    { seed: 20250305, numRuns: 4 },
  );
});

it('no small count can be worked out of a cross table in one pack and its margins in later ones', async () => {
  const solver = await linearSolver();
  const counted = (id: string, keys: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
    finding({ id, table: { columns: [...keys.map(key), countOf('people', 'm')], rows } });
  await fc.assert(
    fc.asyncProperty(tables, async (values) => {
      const cells = values.flatMap((row, r) => row.map((value, k) => [`area ${r}`, `group ${k}`, value] as const));
      const margin = (at: 0 | 1) =>
        [...new Set(cells.map((cell) => cell[at]))].map((name) => [
          name,
          cells.filter((cell) => cell[at] === name).reduce((sum, cell) => sum + cell[2], 0),
        ]);
      const packs = [
        counted('cross', ['area', 'group'], cells),
        counted('areas', ['area'], margin(0)),
        counted('groups', ['group'], margin(1)),
      ];
      const earlier: ReleaseMemory[] = [];
      const marked = new Set<string>();
      const refused = new Set<string>();
      for (const pack of packs) {
        const { record, memory, findings } = await gate([pack], { policy, population: ['p'], earlier });
        earlier.push(memory);
        const isRefused = findings[0]!.status === 'not-computed';
        for (const id of isRefused ? collectCells([pack]).ids.keys() : record.hiddenCells)
          (isRefused ? refused : marked).add(id);
      }
      const { puzzle: whole, small, idOf } = exactPuzzle(packs, new Set([...marked, ...refused]));
      // A refused margin is just the sum of what was shown, and nobody sees what else it happens to be equal to;
      // what is marked, or small, must not be known.
      const unseen = new Set([...refused].map(idOf));
      const shownCells = new Set(collectCells([packs[0]!]).cells.keys());
      const puzzle = {
        ...whole,
        facts: whole.facts.filter(
          ({ terms: [total, ...parts] }) =>
            ![total!, ...parts].some(({ id }) => unseen.has(id)) || parts.every(({ id }) => shownCells.has(id)),
        ),
      };
      for (const { low, high } of attackRanges(puzzle, [...small, ...[...marked].map(idOf)], solver).values()) {
        if (high !== null) expect(high - low).toBeGreaterThanOrEqual(policy.minimumCount);
      }
    }),
    { seed: 20250305, numRuns: 10 },
  );
});
