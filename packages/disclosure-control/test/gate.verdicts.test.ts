import { type Finding, remakeTable, type TableColumn } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { attackedRelease, attackReleases, gate, linearSolver, type ReleaseMemory } from '../src/index.ts';
import { count, finding, key, people } from './findings.ts';

/** Of so many searched of each group so many found, and whether that is outside what chance gives. */
function funnel(
  rows: readonly (readonly [group: string, found: number, searched: number, verdict: string])[],
): Finding {
  const columns: TableColumn[] = [
    key('group'),
    count('found'),
    count('searched'),
    {
      name: 'share',
      label: 'Share',
      unit: 'proportion',
      kind: { kind: 'share', of: 'found', outOf: 'searched', interval: 'wilson' },
    },
    { name: 'low', label: 'Low', unit: 'proportion', kind: { kind: 'limit', of: 'share', end: 'low' } },
    { name: 'high', label: 'High', unit: 'proportion', kind: { kind: 'limit', of: 'share', end: 'high' } },
    { name: 'verdict', label: 'Verdict', unit: 'text', kind: { kind: 'text', contributors: 'asked' } },
    { name: 'note', label: 'Note', unit: 'text', kind: { kind: 'text' } },
  ];
  const table = {
    columns,
    rows: rows.map(([group, found, searched, verdict]) => [group, found, searched, 0, 0, 0, verdict, 'as recorded']),
    parts: {
      columns: [{ name: 'asked', label: 'asked', unit: 'count' as const, kind: people }],
      rows: rows.map(([, , searched]) => [searched]),
    },
  };
  return finding({ id: 'funnel', unit: 'proportion', table: remakeTable(table) });
}

const released = async (stated: Finding) =>
  (await gate([stated], { population: ['p'], isFixedText: () => true })).findings[0]!.table!;
const rest = [
  ['b', 150, 400, 'within'],
  ['c', 320, 800, 'above'],
] as const;

it('says nothing of a number that is held back: of 60 searched "below" is true of a few counts alone', async () => {
  const { columns, rows } = await released(funnel([['a', 4, 60, 'below'], ...rest]));
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  expect(rows.map((row) => [row[0], row[at('found')], row[at('verdict')]])).toEqual([
    ['a', '[c]', '[c]'],
    ['b', 150, 'within'],
    ['c', 320, 'above'],
  ]);
  // What no data enter stays: it is the same whatever is held back.
  expect(rows.map((row) => row[at('note')])).toEqual(['as recorded', 'as recorded', 'as recorded']);
});

it('leaves the same bytes whatever the verdict on a number that is held back', async () => {
  const few = await released(funnel([['a', 4, 60, 'below'], ...rest]));
  expect(await released(funnel([['a', 9, 60, 'within'], ...rest]))).toEqual(few);
});

describe('a month of which it is said of how many people it tells', () => {
  /** When reporting of each offence changed, of so many on the shorter side. */
  const changes = (burglary: string, fewest: number) =>
    finding({
      id: 'changes',
      table: {
        columns: [
          key('offence'),
          count('reports'),
          { name: 'from', label: 'From', unit: 'text', kind: { kind: 'text', contributors: 'fewest' } },
          { name: 'noted', label: 'Noted', unit: 'text', kind: { kind: 'text' } },
        ],
        rows: [
          ['burglary', 480, burglary, burglary],
          ['theft', 900, '2019-02', '2019-02'],
        ],
        parts: {
          columns: [{ name: 'fewest', label: 'fewest', unit: 'count', kind: people }],
          rows: [[fewest], [300]],
        },
      },
    });
  const rowsOf = async (stated: Finding, earlier: readonly ReleaseMemory[] = []) => {
    const passed = await gate([stated], { population: [`p of ${earlier.length}`], notebook: 'toy', earlier });
    return {
      rows: passed.findings[0]!.table!.rows,
      memory: passed.memory,
      findings: passed.findings,
      record: passed.record,
    };
  };

  it('leaves where they are enough, where any other text loses its digits', async () => {
    expect((await rowsOf(changes('2021-05', 60))).rows).toEqual([
      ['burglary', 480, '2021-05', '[c]'],
      ['theft', 900, '2019-02', '[c]'],
    ]);
    expect((await rowsOf(changes('2021-05', 9))).rows[0]).toEqual(['burglary', 480, '[c]', '[c]']);
    // A day is one person's.
    expect((await rowsOf(changes('2021-05-17', 60))).rows[0]).toEqual(['burglary', 480, '[c]', '[c]']);
  });

  it('is no number in a sentence to who attacks the release', async () => {
    const { findings, record } = await rowsOf(changes('2021-05', 60));
    const attacked = attackedRelease('this', findings, record, () => false);
    expect(attackReleases([attacked], await linearSolver()).recovered).toEqual([]);
  });

  it('does not leave anew where it moved by few people: the two months would tell of them', async () => {
    const { memory } = await rowsOf(changes('2021-05', 60));
    expect((await rowsOf(changes('2021-06', 61), [memory])).rows[0]![2]).toBe('[c]');
    expect((await rowsOf(changes('2021-05', 61), [memory])).rows[0]![2]).toBe('2021-05');
    expect((await rowsOf(changes('2021-06', 90), [memory])).rows[0]![2]).toBe('2021-06');
  });
});
