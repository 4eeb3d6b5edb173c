import { gate } from '@assay/disclosure-control';
import { type FindingTable, finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { movedNumbers } from '../attack-all/moved-numbers.ts';
import { oneOfAnotherGroup } from '../attack-all/one-of-another-group.ts';

const text = (groups: readonly string[]): string =>
  `"id, whole",group\n${groups.map((group, at) => `"${at}, a ""b""\nc",${group}`).join('\n')}\n`;

const GROUPS = [
  ...Array<string>(60).fill('"Large, white"'),
  ...Array<string>(6).fill('A'),
  ...Array<string>(4).fill('"B, c"'),
];

describe('registers that differ in one person of a small group', () => {
  it('move one row from one small group to the other, and keep every quoted comma, quote and line break', () => {
    const moved = [...GROUPS];
    moved[60] = '"B, c"';
    expect(oneOfAnotherGroup(text(GROUPS))).toEqual([{ column: 'group', from: 'A', to: '"B, c"', text: text(moved) }]);
  });

  it('are none where no column has two small groups, and a ragged row is refused', () => {
    expect(oneOfAnotherGroup(text(GROUPS.slice(0, 66)))).toEqual([]);
    expect(() => oneOfAnotherGroup('a,b\n1,2\n3\n')).toThrow(/row 3 has 1 fields, the heading 2/);
  });

  it('leave alike, and the ungated counts do not', async () => {
    const stated = (groups: readonly string[]) => {
      const names = [...new Set(GROUPS)];
      const table: FindingTable = {
        columns: [
          { name: 'group', label: 'Group', unit: 'text', key: true, kind: { kind: 'key' } },
          {
            name: 'people',
            label: 'People',
            unit: 'count',
            kind: { kind: 'count', counts: 'people' },
          },
        ],
        rows: names.map((name) => [name, groups.filter((group) => group === name).length]),
      };
      const draft = { id: 'groups', title: 'People', questions: [], unit: 'count' as const, table };
      return finding(
        { ...draft, method: { name: 'count', source: 'people' } },
        { cell: 'groups', file: 'notebook.ts' },
      );
    };
    const first = stated(GROUPS);
    const second = stated(GROUPS.map((group, at) => (at === 60 ? '"B, c"' : group)));
    expect(movedNumbers([first], [second])).toEqual(['groups[A].people: 6 and 5', 'groups["B, c"].people: 4 and 5']);
    const left = async (one: typeof first) => (await gate([one], { population: ['p'] })).findings;
    expect(movedNumbers(await left(first), await left(second))).toEqual([]);
  });
});
