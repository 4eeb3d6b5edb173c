import { describe, expect, it } from 'vitest';
import { type Finding, finding, remakeTable, shapeProblems } from '../src/index.ts';
import { stated } from './example-values.ts';

const people = { kind: 'count', counts: 'people' } as const;
const area = { name: 'area', label: 'Area', unit: 'text' as const, key: true, kind: { kind: 'key' as const } };
const count = (name: string) => ({ name, label: name, unit: 'count' as const, kind: { ...people } });
const share = { kind: 'share', of: 'flagged', outOf: 'all', interval: 'wilson' } as const;
const table: Finding = finding(
  {
    id: 'flags.by-area',
    title: 'Flags by area',
    questions: ['MM-P1'],
    unit: 'proportion',
    method: { name: 'Share', source: 'definition' },
    table: remakeTable({
      columns: [
        area,
        count('flagged'),
        count('all'),
        { name: 'share', label: 'Share', unit: 'proportion', kind: share, numerator: 'flagged', denominator: 'all' },
        { name: 'low', label: 'Low', unit: 'proportion', kind: { kind: 'limit', of: 'share', end: 'low' } },
      ],
      rows: [
        ['North', 40, 200, 0, 0],
        ['South', 80, 320, 0, 0],
      ],
    }),
  },
  { cell: 'flags', file: 'notebook.ts' },
);

/** The finding with what stands at a path exchanged. */
function changed(from: Finding, path: string, value: unknown): Finding {
  const copy = structuredClone(from) as unknown as Record<string, unknown>;
  const names = path.split('.');
  let at: Record<string, unknown> = copy;
  for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>;
  at[names.at(-1)!] = value;
  return copy as unknown as Finding;
}

describe('the shape of a released finding', () => {
  it('is that of every finding which can be stated', () => {
    expect([stated, table].map(shapeProblems)).toEqual([[], []]);
  });

  it.each([
    ['a note', 'note', 'seen in the street', /has "note", which no released finding has/],
    ['a fault', 'fault', 'row 3', /has "fault"/],
    ['a status that is none', 'status', 'computed-so', /as its status/],
    ['a reason beside a value', 'reason', 'it was late', /is computed, and its reason/],
    ['a unit that is none', 'unit', 'persons', /as its unit/],
    ['an exact number with a tolerance', 'tolerance.absolute', 0.5, /is exact and has a tolerance/],
    ['a tolerance of another kind', 'tolerance.kind', 'exactly', /as its tolerance/],
    ['a mark of people that is no flag', 'people', 'yes', /as its people/],
    ['counts behind a table', 'table.parts', { columns: [], rows: [] }, /has "parts"/],
    ['an exact number with a relative tolerance', 'tolerance.relative', 0.5, /is exact and has a tolerance/],
    ['a value that was not computed', 'status', 'not-computed', /is not-computed, and its reason is null/],
    ['a count where something is no text', 'table.columns.1.kind.where', { sex: 'F', age: 3 }, /as its kind/],
    ['a count where nothing is said', 'table.columns.1.kind.where', [], /as its kind/],
    ['a count of what no list knows', 'table.columns.1.kind.counts', 'sheep', /"flagged" has .* as its kind/],
    ['a share by an interval that is none', 'table.columns.3.kind.interval', 'waldo', /"share" has .* as its kind/],
    ['a kind that is none', 'table.columns.3.kind.kind', 'guess', /"share" has .* as its kind/],
    ['a limit that is no end', 'table.columns.4.kind.end', 'middle', /"low" has .* as its kind/],
    ['a limit of nothing', 'table.columns.4.kind.of', 'rate', /is a limit of "rate", which is no column/],
    ['a limit in another unit', 'table.columns.4.unit', 'count', /is a limit in count of a number in proportion/],
    ['a denominator that is no column', 'table.columns.3.denominator', 'everyone', /is made of "everyone"/],
    ['two names of one denominator', 'table.columns.3.denominator', 'flagged', /names the counts "flagged" and "all"/],
    ['a key by its mark alone', 'table.columns.1.key', true, /is a key by its mark or by its kind alone/],
    ['two columns of one name', 'table.columns.1.name', 'all', /two columns "all"/],
    ['a row of another width', 'table.rows.1', ['South', 80], /a row of another width/],
    ['two rows of one name', 'table.rows.1.0', 'North', /two rows of one name/],
    ['a cell that is a record', 'table.rows.1.1', { name: 'x' }, /as its rows/],
  ])('is not that of one with %s', (_, path, value, problem) => {
    expect(shapeProblems(changed(table, path, value))[0]).toMatch(problem);
  });

  it('may say where its people were counted, and what a rate is per', () => {
    expect(shapeProblems(changed(table, 'table.columns.1.kind.where', { sex: 'F', area: 'North' }))).toEqual([]);
    const rate = (per: unknown) =>
      shapeProblems(changed(table, 'table.columns.3.kind', { ...share, kind: 'rate', interval: 'garwood', per }));
    expect([1000, 0.5].map(rate)).toEqual([[], []]);
    for (const per of [0, -1, '1000']) expect(rate(per)).toEqual([expect.stringMatching(/as its kind/)]);
  });

  it('has no value, and no table, where it was not computed', () => {
    const not = { status: 'not-computed', reason: 'too few', value: null, table: null } as const;
    expect(shapeProblems({ ...stated, ...not })).toEqual([]);
    expect(shapeProblems({ ...stated, ...not, value: 3 })).toEqual(['is not computed and has a value']);
    expect(shapeProblems({ ...table, ...not, table: table.table })).toEqual(['is not computed and has a value']);
  });

  it.each([95, 0, 1, '0.95'])('is not that of a range at a level of %s, which lies between 0 and 1', (level) => {
    const interval = { low: 0.2, high: 0.3, level, method: 'Wilson score interval' };
    expect(shapeProblems(changed(stated, 'interval', interval))).toEqual([expect.stringMatching(/as its interval/)]);
    expect(shapeProblems(changed(stated, 'interval', { ...interval, level: 0.95 }))).toEqual([]);
  });
});
