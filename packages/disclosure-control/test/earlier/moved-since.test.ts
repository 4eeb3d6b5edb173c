import { remakeFinding, remakeTable } from '@assay/evidence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attackedRelease,
  attackedValueAt,
  attackReleases,
  gate,
  linearSolver,
  type ReleaseMemory,
  SUPPRESSED,
} from '../../src/index.ts';
import { count, finding, key, oneWayTable, share, single } from '../findings.ts';

const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: true };
type Stated = Parameters<typeof gate>[0];

/** Releases of one notebook, each of another file and a month after the one before. */
async function series(months: readonly Stated[], roundingBase = 5) {
  const earlier: ReleaseMemory[] = [];
  const results: Awaited<ReturnType<typeof gate>>[] = [];
  for (const [at, stated] of months.entries()) {
    const population = [`month ${at}`];
    const now = { policy: { ...policy, roundingBase }, population, notebook: 'n', earlier: [...earlier] };
    const result = await gate(stated, now);
    earlier.push({ ...result.memory, releasedOn: `2025-0${at + 3}-03T09:00:00Z` });
    results.push(result);
  }
  return results;
}

const t = (values: readonly number[]): Stated => [finding({ id: 't', table: oneWayTable(values) })];
const shown = ({ findings }: Awaited<ReturnType<typeof gate>>) => findings[0]!.table!.rows.map((row) => row[1]);

async function recovered(months: readonly Stated[], results: Awaited<ReturnType<typeof series>>) {
  const solver = await linearSolver();
  const releases = results.map(({ findings, record }, at) => attackedRelease(`${at}`, findings, record));
  return releases.flatMap((_, last) =>
    attackReleases(releases.slice(0, last + 1), solver, (place) =>
      attackedValueAt(months[place.release]!, place),
    ).recovered.map(({ sentence }) => `${last}: ${sentence}`),
  );
}

describe('a share of few that an earlier release printed', () => {
  it('is no longer told as it was: 6 of 320 were none of 40', async () => {
    const [first, second] = await series([[share('s', 0, 40)], [share('s', 6, 320)]]);
    expect(first!.findings[0]).toMatchObject({ value: 0, numerator: 0, denominator: 40 });
    expect(second!.findings[0]).toMatchObject({ value: SUPPRESSED, numerator: null, interval: null });
  });

  it('stands where its range covers whatever it may be by now, and does not where it may be another', async () => {
    const told = async (of: number, outOf: number, more: number) => {
      const [first, second] = await series([[share('s', of, outOf)], [share('s', of + more, outOf + more)]]);
      const [was, is] = [first!.findings[0]!, second!.findings[0]!];
      return { was: was.value, is: is.value, cause: is.disclosure.cause };
    };
    expect(await told(5_000, 20_000, 9)).toEqual({ was: 0.25, is: 0.25, cause: undefined });
    for (const more of [0, 1, 9])
      expect(await told(200, 200, more)).toEqual({
        was: 1,
        is: SUPPRESSED,
        cause:
          'one of its counts moved by fewer than 12 since the release of 3 March 2025, and it may be another number by now',
      });
  });

  it('is looked at in tables too, and its limits go with it', async () => {
    const kind = { kind: 'share', of: 'flagged', outOf: 'all', interval: 'wilson' } as const;
    const limit = (end: 'low' | 'high') => ({
      ...{ name: end, label: end, unit: 'proportion' as const, kind: { kind: 'limit', of: 'share', end } as const },
    });
    const columns = [
      ...[key('group'), count('flagged'), count('all')],
      ...[{ name: 'share', label: 'share', unit: 'proportion' as const, kind }, limit('low'), limit('high')],
    ];
    const month = (most: readonly [number, number]): Stated => {
      const rows = [
        ['most', ...most, 0, 0, 0],
        ['some', 5_000, 20_000, 0, 0, 0],
      ];
      return [finding({ id: 't', table: remakeTable({ columns, rows }) })];
    };
    const [, second] = await series([month([110, 120]), month([113, 124])]);
    // 97 of 120 are 81 %, and Wilson's range of 110 of 120 begins at 85 %.
    expect(second!.findings[0]!.table!.rows).toEqual([
      ['most', 110, 120, SUPPRESSED, SUPPRESSED, SUPPRESSED],
      ['some', 5_000, 20_000, 0.25, 0.244, 0.256],
    ]);
  });

  it('is looked at behind comparisons', async () => {
    const people = { kind: 'count', counts: 'people' } as const;
    const pair = (of: string, outOf: string) => ({ of, outOf });
    const ratio = (flagged: number, all: number): Stated => {
      const parts = Object.entries({ a: flagged, b: all, c: 400, d: 4_000 }).map(([name, value]) => ({
        ...{ name, label: name, kind: people, value },
      }));
      const kind = { kind: 'ratio', group: pair('a', 'b'), reference: pair('c', 'd'), interval: 'koopman' } as const;
      return [remakeFinding(finding({ id: 'r', unit: 'ratio', kind, parts }))];
    };
    const [, few] = await series([ratio(20, 300), ratio(24, 310)]);
    expect(few!.findings[0]!.value).toBe(SUPPRESSED);
    const [before, many] = await series([ratio(900, 9_000), ratio(905, 9_005)]);
    expect(many!.findings[0]!.value).toBe(before!.findings[0]!.value);
  });
});

describe('a count that hardly moved since an earlier release', () => {
  it('stands as it was where it is large, and is held back where it is small, with since when', async () => {
    const [, second] = await series([
      [single('small', 40), single('large', 140)],
      [single('small', 44), single('large', 144)],
    ]);
    expect(second!.findings.map(({ value, disclosure }) => [value, disclosure.cause])).toEqual([
      [SUPPRESSED, 'it moved by fewer than 12 since the release of 3 March 2025'],
      [140, undefined],
    ]);
    expect(second!.record.moved).toEqual({ below: 12, standFrom: 100, since: '2025-03-03T09:00:00Z' });
  });

  it('is printed where the same data gave the same, and held back where they give another', async () => {
    const first = await gate(t([40, 60, 200]), { policy, population: ['p'], notebook: 'n' });
    const again = async (values: readonly number[]) => {
      const result = await gate(t(values), { policy, population: ['p'], notebook: 'n', earlier: [first.memory] });
      return [shown(result), result.record.moved !== undefined];
    };
    expect(await again([40, 60, 200])).toEqual([[40, 60, 200, 300], false]);
    expect(await again([40, 60, 320])).toEqual([[40, 60, 320, 420], false]);
    expect(await again([43, 57, 200])).toEqual([[SUPPRESSED, SUPPRESSED, 200, 300], true]);
  });

  it('is printed anew once it moved further, though a release between held it back', async () => {
    const [, second, third] = await series([[single('s', 40)], [single('s', 46)], [single('s', 70)]]);
    expect(second!.findings[0]!.value).toBe(SUPPRESSED);
    expect(second!.memory.moved).toHaveLength(1);
    expect(third!.findings[0]!.value).toBe(70);
  });

  it('is shown and held back in a rerun as in its pack', async () => {
    const now = [...t([14, 45, 140, 360]), share('s', 5_004, 20_006), share('few', 6, 320)];
    const [, second] = await series([[...t([14, 40, 130, 300]), share('s', 5_000, 20_000), share('few', 0, 40)], now]);
    const { hiddenCells: alsoHide, shownCells: alsoKeep } = second!.record;
    const rerun = await gate(now, { policy, population: ['month 1'], notebook: 'n', alsoHide, alsoKeep });
    const numbers = ({ findings }: typeof rerun) => findings.map(({ value, table }) => [value, table?.rows]);
    expect(numbers(rerun)).toEqual(numbers(second!));
    expect(
      numbers(rerun)
        .slice(1)
        .map(([value]) => value),
    ).toEqual([0.25, SUPPRESSED]);
  });

  it('has its neighbours held back where a total gives it away', async () => {
    const [, second] = await series([t([40, 200, 300]), t([46, 230, 360])], 1);
    expect(shown(second!).filter((value) => value === SUPPRESSED).length).toBeGreaterThan(1);
  });

  it('leaves a release the same by however few it moved, so that none tells', async () => {
    const then = [0, 14, 45, 130, 900];
    const move = fc.integer({ min: -3, max: 3 });
    const first = await gate(t(then), { policy, population: ['then'], notebook: 'n' });
    const next = (values: readonly number[]) =>
      gate(t(values), { policy, population: ['now'], notebook: 'n', earlier: [first.memory] });
    const unmoved = await next(then);
    await fc.assert(
      fc.asyncProperty(fc.tuple(move, move, move), async ([a, b, c]) => {
        const now = await next([Math.abs(a), 14 + a, 45 + b, 130 + c, 900 - c]);
        expect(now.findings).toEqual(unmoved.findings);
        expect(now.record.hiddenCells).toEqual(unmoved.record.hiddenCells);
      }),
      { seed: 20250305, numRuns: 30 },
    );
  });
});

describe.each([1, 5])('an outsider with every pack of a series at base %i', (base) => {
  it('works out by how few nothing moved, in three releases that grow', async () => {
    const months = [t([0, 40, 60, 300]), t([6, 46, 71, 390]), t([9, 57, 99, 480])];
    expect(await recovered(months, await series(months, base))).toEqual([]);
  });

  it('works out nothing of series at random', async () => {
    const growth = fc.oneof(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 12, max: 60 }));
    const start = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 90, max: 400 }));
    const groups = fc.array(fc.tuple(start, growth, growth), { minLength: 3, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(groups, async (drawn) => {
        const months = [
          t(drawn.map(([then]) => then)),
          t(drawn.map(([then, more]) => then + more)),
          t(drawn.map(([then, more, again]) => then + more + again)),
        ];
        expect(await recovered(months, await series(months, base))).toEqual([]);
      }),
      { seed: 20250305, numRuns: 15 },
    );
  });
});
