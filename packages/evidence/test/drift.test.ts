import { describe, expect, it } from 'vitest';
import {
  compareResults,
  type FindingDraft,
  type FindingTable,
  finding,
  type Results,
  rerunCannotRun,
} from '../src/index.ts';

const source = { cell: 'c', file: 'f' };
const method = { name: 'm', source: 's' };
const run = {
  id: 'one',
  notebook: 'toy',
  code: 'a'.repeat(64),
  inputs: { people: 'x' },
  parameters: { k: 1 },
  seed: 1,
  environment: { node: '20' },
};

function results(drafts: readonly Partial<FindingDraft>[], change: Partial<Results['run']> = {}): Results {
  const findings = drafts.map((draft, index) => {
    const full = { id: `f${index}`, title: 'F', questions: [], unit: 'proportion', method, ...draft } as FindingDraft;
    return finding(full, source);
  });
  return { schema: 'assay-results/1', run: { ...run, ...change }, findings };
}

const classOf = (before: Partial<FindingDraft>, after: Partial<FindingDraft>) =>
  compareResults(results([before]), results([after])).findings[0]!;

describe('compareResults', () => {
  it('calls equal findings identical, and the report holds', () => {
    const report = compareResults(results([{ value: 0.5 }]), results([{ value: 0.5 }]));
    expect(report).toMatchObject({ holds: true, changed: [], counts: { identical: 1 } });
  });
  it('sees a difference below what is displayed', () => {
    expect(classOf({ value: 0.5 }, { value: 0.5 + 1e-9 }).class).toBe('same-as-displayed');
  });
  it('calls a visible difference drifted unless the tolerance allows it', () => {
    expect(classOf({ value: 0.5 }, { value: 0.51 }).class).toBe('drifted');
    const tolerance = { kind: 'stochastic', absolute: 0.02, relative: 0 } as const;
    expect(classOf({ value: 0.5, tolerance }, { value: 0.51, tolerance }).class).toBe('within-tolerance');
    expect(classOf({ value: 0.5, tolerance }, { value: 0.53, tolerance }).class).toBe('drifted');
    const relative = { kind: 'float', absolute: 0, relative: 0.1 } as const;
    expect(classOf({ value: 0.5, tolerance: relative }, { value: 0.54, tolerance: relative }).class).toBe(
      'within-tolerance',
    );
  });
  it('holds the accepted tolerance, not one that the rerun claims', () => {
    const generous = { kind: 'stochastic', absolute: 1, relative: 0 } as const;
    expect(classOf({ value: 0.5 }, { value: 0.6, tolerance: generous }).class).toBe('drifted');
  });
  it('looks at counts, intervals, units and status, not at the value alone', () => {
    const interval = { low: 0.4, high: 0.6, level: 0.95, method: 'm' };
    expect(classOf({ value: 0.5, denominator: 10 }, { value: 0.5, denominator: 20 }).numbers[0]!.part).toBe(
      'denominator',
    );
    expect(
      classOf({ value: 0.5, interval }, { value: 0.5, interval: { ...interval, low: 0.3 } }).numbers[0]!.part,
    ).toBe('low');
    expect(classOf({ value: 5, unit: 'days' }, { value: 5, unit: 'hours' }).class).toBe('drifted');
    expect(classOf({ value: 5 }, { notComputed: { status: 'not-computed', reason: 'x' } }).class).toBe('drifted');
  });
  it('takes the two noughts for one, and any step from nought for a difference without a relative one', () => {
    expect(classOf({ value: 0 }, { value: -0 }).class).toBe('identical');
    expect(classOf({ value: -0 }, { value: 0 }).class).toBe('identical');
    const moved = { class: 'drifted', absoluteDifference: 0.5, relativeDifference: null };
    expect(classOf({ value: 0 }, { value: 0.5 }).numbers[0]).toMatchObject(moved);
    expect(classOf({ value: 0.5 }, { value: 0 }).numbers[0]).toMatchObject({ ...moved, relativeDifference: 1 });
  });
  it('says by twelve figures that the report was written anew, where both tell it', () => {
    const [was, is] = ['0123456789abcdef', 'fedcba9876543210'];
    const changed = (before?: string, after?: string) =>
      compareResults(
        results([], before === undefined ? {} : { report: before }),
        results([], after === undefined ? {} : { report: after }),
      ).changed;
    expect(changed(was, is)).toEqual([{ part: 'report', detail: '0123456789ab → fedcba987654' }]);
    expect([changed(was, was), changed(was), changed(undefined, is)]).toEqual([[], [], []]);
  });
  it('matches table cells by row key and column, whatever their order', () => {
    const columns = [
      { name: 'group', label: 'Group', unit: 'text', key: true },
      { name: 'n', label: 'N', unit: 'count' },
    ] as const;
    const before = {
      table: {
        columns,
        rows: [
          ['a', 1],
          ['b', 2],
        ],
      },
    } as const;
    expect(
      classOf(before, {
        table: {
          columns,
          rows: [
            ['b', 2],
            ['a', 1],
          ],
        },
      }).class,
    ).toBe('identical');
    const drift = classOf(before, {
      table: {
        columns,
        rows: [
          ['a', 3],
          ['c', 2],
        ],
      },
    });
    expect(drift.numbers.map(({ part, class: kind }) => [part, kind])).toEqual([
      ['[b].n', 'missing'],
      ['[a].n', 'drifted'],
      ['[c].n', 'new'],
    ]);
  });
  it('sees two labels that changed places above the same numbers', () => {
    const table = (first: string, second: string) => ({
      table: {
        columns: [
          { name: 'area', label: 'Area', unit: 'text', key: true },
          { name: 'people', label: first, unit: 'count' },
          { name: 'records', label: second, unit: 'count' },
        ],
        rows: [['North', 3, 5]],
      } as const,
    });
    const swapped = classOf(table('People', 'Records'), table('Records', 'People'));
    expect(swapped).toMatchObject({ class: 'identical', wording: ['labels'] });
    expect(classOf(table('People', 'Records'), table('People', 'Records')).wording).toEqual([]);
  });
  it('sees counts behind a number, of a table or alone, that changed places', () => {
    const counts = (name: string) =>
      ({ name, label: name, unit: 'count', kind: { kind: 'count', counts: 'events' } }) as const;
    const sum = { kind: 'magnitude', statistic: 'sum', contributors: 'made' } as const;
    const table = (made: number, other: number) =>
      ({
        table: {
          columns: [
            { name: 'group', label: 'Group', unit: 'text', key: true, kind: { kind: 'key' } },
            { name: 'harm', label: 'Harm', unit: 'score', kind: sum },
          ],
          rows: [['North', 12]],
          parts: { columns: [counts('made'), counts('other')], rows: [[made, other]] },
        },
      }) as const;
    expect(classOf(table(3, 4), table(3, 4)).class).toBe('identical');
    expect(classOf(table(3, 4), table(4, 3)).numbers.map(({ part }) => part)).toEqual([
      '[North].made',
      '[North].other',
    ]);
    const alone = (value: number) =>
      ({ value: 12, unit: 'score', kind: sum, parts: [{ ...counts('made'), value }] }) as const;
    expect(classOf(alone(3), alone(4)).numbers.map(({ part }) => part)).toEqual(['made']);
    expect(classOf(alone(3), { ...alone(3), kind: { ...sum, statistic: 'largest' } }).wording).toEqual(['kinds']);
    const more = { ...alone(3), parts: [...alone(3).parts, { ...counts('other'), value: 5 }] };
    expect(classOf(alone(3), more).numbers).toMatchObject([{ part: 'other', class: 'new', after: '5' }]);
    expect(classOf(more, alone(3)).numbers).toMatchObject([{ part: 'other', class: 'missing', before: '5' }]);
    // A release leaves the counts behind a number out.
    expect(classOf(alone(3), { value: 12, unit: 'score' })).toMatchObject({ class: 'identical', wording: [] });
  });
  it('tells changed wording apart from changed numbers', () => {
    expect(classOf({ value: 1 }, { value: 1, limitations: ['one more'] })).toMatchObject({
      class: 'identical',
      wording: ['limitations'],
    });
  });
  it('tells a tolerance that was widened, another method of an interval, and what is no longer of people', () => {
    const interval = { low: 0.4, high: 0.6, level: 0.95, method: 'Wilson' };
    const stated = { value: 0.5, interval, people: true, measure: 'people flagged' };
    const wider = { kind: 'stochastic', absolute: 0.1, relative: 0 } as const;
    const becomes = (after: Partial<FindingDraft>) => classOf(stated, { ...stated, ...after });
    expect(becomes({})).toMatchObject({ class: 'identical', wording: [] });
    expect(becomes({ tolerance: wider })).toMatchObject({ class: 'identical', wording: ['tolerance'] });
    expect(becomes({ interval: { ...interval, method: 'Wald' } }).wording).toEqual(['interval']);
    expect(becomes({ people: false }).wording).toEqual(['people']);
    expect(becomes({ measure: 'people scored' }).wording).toEqual(['measure']);
  });
  it('tells limits that came or went though no row has any, other marks of a column, other totals, another order', () => {
    const key = { name: 'area', label: 'Area', unit: 'text', key: true, kind: { kind: 'key' } } as const;
    const rate = { name: 'rate', label: 'Rate', unit: 'score', kind: { kind: 'constant', of: 'a rate' } } as const;
    const low = { ...rate, name: 'rateLow', label: 'from' };
    const part = { name: 'of', label: 'of', unit: 'count', kind: { kind: 'count', counts: 'people' } } as const;
    const bare = { columns: [key, rate], rows: [] } as const;
    const limited = { columns: [key, rate, low], rows: [] } as const;
    const becomes = (before: FindingTable, after: FindingTable) => classOf({ table: before }, { table: after }).wording;
    expect([becomes(bare, bare), becomes(bare, limited), becomes(limited, bare)]).toEqual([
      [],
      ['columns'],
      ['columns'],
    ]);
    expect(becomes(limited, { ...limited, columns: [key, low, rate] })).toEqual(['columns']);
    expect(becomes(bare, { ...bare, columns: [key, { ...rate, sensitive: true }] })).toEqual(['columns']);
    const behind = (...columns: (typeof part)[]) => ({ ...bare, parts: { columns, rows: [] } });
    expect([becomes(behind(part), behind()), becomes(behind(part), bare)]).toEqual([['columns'], []]);
    expect(becomes(behind(part), behind({ ...part, sensitive: true } as typeof part))).toEqual(['columns']);
    expect(becomes(bare, { ...bare, totals: [{ row: 'All', of: ['North'] }] })).toEqual(['totals']);
    const rows = (...names: string[]) => ({ ...bare, rows: names.map((name) => [name, 0.5]) });
    expect(becomes(rows('North', 'South'), rows('South', 'North'))).toEqual(['order']);
    expect(becomes(rows('North', 'South'), rows('East', 'North', 'West', 'South'))).toEqual([]);
    expect(becomes(rows('North', 'East', 'South'), rows('North', 'South'))).toEqual([]);
  });
  it('lists missing and new findings; only a missing one breaks what was accepted', () => {
    const lost = compareResults(results([{ value: 1 }, { value: 2 }]), results([{ value: 1 }]));
    expect(lost).toMatchObject({ holds: false, counts: { missing: 1 } });
    const more = compareResults(results([{ value: 1 }]), results([{ value: 1 }, { value: 2 }]));
    expect(more).toMatchObject({ holds: true, counts: { new: 1 } });
  });
  it('says what changed between the runs', () => {
    const after = results([], {
      inputs: { people: 'y' },
      code: 'b'.repeat(64),
      parameters: { k: 2 },
      seed: 2,
      environment: { node: '24' },
    });
    expect(compareResults(results([]), after).changed).toEqual([
      { part: 'inputs', detail: 'people' },
      { part: 'code', detail: 'aaaaaaaaaaaa → bbbbbbbbbbbb' },
      { part: 'parameters', detail: 'k 1 → 2' },
      { part: 'seed', detail: '1 → 2' },
      { part: 'environment', detail: 'node 20 → 24' },
    ]);
  });
  it('leaves every finding unchecked where the rerun could not run', () => {
    const report = rerunCannotRun(results([{ value: 1 }]), 'no file');
    expect(report).toMatchObject({ holds: false, after: null, counts: { 'cannot-run': 1 } });
  });
});
