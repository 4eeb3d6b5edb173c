import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFinding } from '../../src/drift/compare-finding.ts';
import {
  type DerivedKind,
  type FindingDraft,
  type FindingTable,
  finding,
  findingProblems,
  isStated,
  type NamedPart,
  numbersWithoutKind,
  remake,
  remakeFinding,
  remakeTable,
  type TableColumn,
} from '../../src/index.ts';

const group = { of: 'own', outOf: 'ownAll' };
const reference = { of: 'their', outOf: 'theirAll' };
const koopman = { kind: 'ratio', group, reference, interval: 'koopman' } as const;
const counts = { own: 200, ownAll: 1000, their: 0, theirAll: 500 };
const from = (of: Record<string, number | string>) => (part: unknown) => of[String(part)] as number;

/** Values by golden-intervals.py beside this file (statsmodels' score test and scipy's root of it; scipy's beta). */
describe('a ratio to a rate of 0 has no number, and is at least so much', () => {
  it.each<[string, DerivedKind, number]>([
    ['Koopman', koopman, 26.228739183727622],
    ['MOVER', { ...koopman, interval: 'mover' }, 26.04815410971785],
    ['conditional', { ...koopman, kind: 'relative-rate', interval: 'conditional' }, 26.859271580377246],
    ['conditional, mid-P', { ...koopman, kind: 'relative-rate', interval: 'conditional-mid-p' }, 33.13144417808992],
  ])('%s', (_, kind, low) => {
    const made = remake(kind, from(counts));
    expect(made).toMatchObject({ status: 'not-computed', interval: { high: null, level: 0.95 } });
    expect((made as { interval: { low: number } }).interval.low).toBeCloseTo(low, 8);
  });

  it('and none where no interval is stated, where the method has none, or where neither has any', () => {
    for (const interval of ['katz', null] as const)
      expect(remake({ ...koopman, interval }, from(counts))).not.toHaveProperty('interval');
    expect(remake(koopman, from({ ...counts, own: 0 }))).not.toHaveProperty('interval');
    expect(remake({ ...koopman, kind: 'relative-rate', interval: 'conditional' }, from({ ...counts, own: 0 }))).toEqual(
      {
        status: 'not-computed',
        reason: 'neither group has any events, so every ratio is compatible with the data',
      },
    );
  });

  it('mirrors the ratio of nought, which is at most as much: the one end is the inverse of the other', () => {
    const sizes = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(sizes, sizes, sizes, (ownAll, theirAll, some) => {
        const own = Math.min(some, ownAll);
        for (const kind of [koopman, { ...koopman, kind: 'relative-rate', interval: 'conditional' } as const]) {
          const atLeast = remake(kind, from({ own, ownAll, their: 0, theirAll }));
          const atMost = remake(kind, from({ own: 0, ownAll: theirAll, their: own, theirAll: ownAll }));
          const { low } = (atLeast as { interval: { low: number } }).interval;
          const { high } = (atMost as { interval: { high: number } }).interval;
          expect(Math.abs(low * high - 1)).toBeLessThan(1e-6);
        }
      }),
    );
  });
});

const key: TableColumn = { name: 'group', label: 'Group', unit: 'text', key: true, kind: { kind: 'key' } };
const times: TableColumn = { name: 'times', label: 'Times', unit: 'ratio', kind: koopman };
const limit = (end: 'low' | 'high'): TableColumn => ({
  ...times,
  name: `times-${end}`,
  kind: { kind: 'limit', of: 'times', end },
});
const people = (name: string): TableColumn => ({
  name,
  label: name,
  unit: 'count',
  kind: { kind: 'count', counts: 'people' },
});
const tableOf = (...part: readonly (number | string)[]): FindingTable => ({
  columns: [key, times, limit('low'), limit('high')],
  rows: [['Black', 0, 0, 0]],
  parts: { columns: ['own', 'ownAll', 'their', 'theirAll'].map(people), rows: [part] },
});

describe('in a table', () => {
  const made = remakeTable(tableOf(200, 1000, 0, 500));

  it('stands as its lower limit alone, made again as it is', () => {
    const [name, value, low, high] = made.rows[0]!;
    expect([name, value, high]).toEqual(['Black', null, null]);
    expect(low).toBeCloseTo(26.228739, 5);
    expect(remakeTable(made)).toEqual(made);
  });

  it('is made again from other counts: a number where those give one, a mark in every cell where one is held back', () => {
    const withParts = (...part: readonly (number | string)[]) =>
      remakeTable({ ...made, parts: { ...made.parts!, rows: [part] } }).rows[0]!.slice(1);
    expect(withParts(200, 1000, 10, 500)[0]).toBe(10);
    expect(withParts(200, 1000, '[c]', 500)).toEqual(['[c]', '[c]', '[c]']);
    expect(withParts(0, 1000, 0, 500)).toEqual([null, null, null]);
  });

  it('leaves what an older run left empty as it is', () => {
    const older = { ...made, rows: [['Black', null, null, null]] };
    expect(remakeTable(older)).toEqual(older);
  });
});

describe('as a single finding', () => {
  const part = (name: string, value: number | string): NamedPart => ({
    name,
    label: name,
    kind: { kind: 'count', counts: 'people' },
    value,
  });
  const made = remake(koopman, from(counts));
  if (made.status === 'computed' || made.interval === undefined) throw new Error('it has a lower limit alone');
  const draft: FindingDraft = {
    id: 'gap.times',
    title: 'How many times',
    questions: ['RAP-Q2'],
    unit: 'ratio',
    notComputed: made,
    interval: made.interval,
    kind: koopman,
    parts: Object.entries(counts).map(([name, value]) => part(name, value)),
    method: { name: 'Koopman', source: 'Koopman (1984)' },
  };
  const stated = finding(draft, { cell: 'gap', file: 'notebook.ts' });

  it('says why there is no number, and from where on it lies', () => {
    expect(findingProblems(draft)).toEqual([]);
    expect(stated).toMatchObject({ status: 'not-computed', value: null, interval: { high: null } });
    expect([isStated(stated), isStated({ ...stated, interval: null })]).toEqual([true, false]);
    expect(remakeFinding(stated)).toMatchObject({ status: 'not-computed', interval: stated.interval });
  });

  it('is refused where its counts give another limit, and where it does not say how it is made', () => {
    const other = { ...draft, interval: { ...made.interval!, low: 20 } };
    expect(findingProblems(other)).toEqual([
      expect.stringMatching(/^no number, at least 20, and its counts give 26\.2287/),
    ]);
    const { kind: _, ...without } = draft;
    expect(findingProblems(without)).toContain('an interval without a number does not say how it is made');
    const { kind: _kind, ...stored } = stated;
    expect(numbersWithoutKind(stored)).toEqual(['value']);
  });

  it('is made again from protected counts, and held back with them', () => {
    const parts = (their: number | string) =>
      stated.parts!.map((each) => (each.name === 'their' ? { ...each, value: their } : each));
    expect(remakeFinding({ ...stated, parts: parts(10) })).toMatchObject({
      status: 'computed',
      reason: null,
      value: 10,
    });
    expect(remakeFinding({ ...stated, parts: parts('[c]') })).toMatchObject({
      status: 'computed',
      value: '[c]',
      interval: null,
    });
  });

  it('drifts where its limit does', () => {
    const moved = { ...stated, interval: { ...made.interval!, low: 30 } };
    expect(compareFinding(stated, stated).numbers).toEqual([]);
    expect(compareFinding(stated, moved).numbers).toMatchObject([
      { part: 'low', class: 'drifted', before: '26.229', after: '30.000' },
    ]);
  });
});
