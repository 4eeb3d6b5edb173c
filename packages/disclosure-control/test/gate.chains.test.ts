import { finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { collectCells } from '../src/cells/collect-cells.ts';
import { gate } from '../src/index.ts';

const method = { name: 'Ratio at each decision point', source: 'decisions' };

function chain(reachedNext: number, group = 'Mixed') {
  const columns = [
    { name: 'group', label: 'Group', unit: 'text', key: true, kind: { kind: 'key' } },
    { name: 'decision', label: 'Decision', unit: 'text', key: true, kind: { kind: 'key' } },
    { name: 'wentOn', label: 'Went on', unit: 'count', kind: { kind: 'count', counts: 'searches' } },
    { name: 'reached', label: 'Came so far', unit: 'count', kind: { kind: 'count', counts: 'people' } },
  ] as const;
  const rows = [
    ['Mixed', 'Searched', 372, 48_720],
    [group, 'Arrested', 101, reachedNext],
  ];
  const draft = {
    id: 'chain',
    title: 'Chain',
    questions: [],
    unit: 'count',
    method,
    table: { columns, rows },
  } as const;
  return collectCells([finding(draft, { cell: 'chain', file: 'notebook.ts' })]);
}

describe('a chain of decisions', () => {
  const tiesOf = ({ relations, idAt }: ReturnType<typeof chain>, next: string) => {
    const [went, came] = [idAt('chain', 'Mixed,Searched', 'wentOn'), idAt('chain', next, 'reached')];
    return relations.filter(
      ({ total, parts }) =>
        parts.length === 1 &&
        new Set([total, parts[0]]).size === 2 &&
        [went, came].every((id) => id === total || id === parts[0]),
    );
  };

  it('counts those who went on and those who came to the next step once, so that hiding one hides the other', () => {
    expect(tiesOf(chain(372), 'Mixed,Arrested')).toHaveLength(1);
  });

  it('ties no two numbers that differ, and none of groups that share no key', () => {
    expect(tiesOf(chain(371), 'Mixed,Arrested')).toHaveLength(0);
    expect(tiesOf(chain(372, 'Black'), 'Black,Arrested')).toHaveLength(0);
  });
});

describe('a key worked out of counts', () => {
  it('leaves without the digits that tell which counts', async () => {
    const columns = [
      { name: 'from', label: 'From', unit: 'ratio', key: true, kind: { kind: 'key' } },
      { name: 'people', label: 'People', unit: 'count', kind: { kind: 'count', counts: 'people' } },
    ] as const;
    const rows = [
      [3 / 317, 40],
      [0.05, 60],
      [2019, 80],
    ];
    const draft = {
      id: 'best',
      title: 'Best',
      questions: [],
      unit: 'count',
      method,
      table: { columns, rows },
    } as const;
    const { findings } = await gate([finding(draft, { cell: 'best', file: 'notebook.ts' })], { population: ['file'] });
    expect(findings[0]!.table!.rows.map(([from]) => from)).toEqual([0.0095, 0.05, 2019]);
  });
});
