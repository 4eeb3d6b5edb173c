import type { Finding } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { reportProblems } from '../../src/check/index.ts';
import { sampleFindings, sampleSource } from '../fixture/sample-source.ts';

describe('reportProblems', () => {
  it('finds a word of statistics in a cell or a label, folded or drawn, as it does in a sentence', () => {
    const findings = sampleFindings.map((each) =>
      each.id === 'group.missed'
        ? {
            ...each,
            table: {
              ...each.table!,
              rows: each.table!.rows.map((row) =>
                row[0] === 'South Asia' ? ['South Asia (naive)', ...row.slice(1)] : row,
              ),
            },
          }
        : each,
    );
    const source = { ...sampleSource, results: { ...sampleSource.results, findings } };
    expect(reportProblems(source).map(({ message }) => message)).toContain(
      'a word of statistics in a table or figure: "naive" in "South Asia (naive)". Say it in plain words, or in technical.md.',
    );
  });

  it('finds a ratio or a difference that has neither a range nor a reason, single or in a table, but for what stands beside itself', () => {
    const columns = [
      { name: 'group', label: 'Group', unit: 'text', key: true },
      { name: 'times', label: 'Times the largest', unit: 'ratio' },
    ] as const;
    const ends = ['timesLow', 'timesHigh'].map((name) => ({ name, label: name, unit: 'ratio' }) as const);
    const [stated] = sampleFindings.filter(({ table }) => table !== null);
    const rangesOf = (change: Partial<Finding>) => {
      const findings = [...sampleFindings, { ...stated!, ...change, id: 'group.times', unit: 'ratio' } as Finding];
      const source = { ...sampleSource, results: { ...sampleSource.results, findings } };
      return reportProblems(source).flatMap(({ rule, where, message }) => (rule === 'range' ? [where, message] : []));
    };
    const rows = [
      ['White', 1],
      ['Mixed', 9.71],
    ];
    const bare = rangesOf({ table: { columns, rows }, limitations: [] });
    expect(bare[0]).toBe('group.times');
    expect(bare[1]).toMatch(/^“Times the largest” has a ratio of 1 without a range/);
    expect(
      rangesOf({ table: { columns, rows }, limitations: ['No range of “Times the largest”: all are counted.'] }),
    ).toEqual([]);
    const withEnds = (mixed: readonly (number | null)[]) => ({
      table: {
        columns: [...columns, ...ends],
        rows: [
          ['White', 1, null, null],
          ['Mixed', 9.71, ...mixed],
        ],
      },
    });
    expect(rangesOf(withEnds([0.17, null]))).toEqual([]);
    expect(rangesOf(withEnds([null, null]))[1]).toMatch(/a ratio of 9.71 without/);
    const single = { table: null, value: 2.98, interval: null };
    expect(rangesOf({ ...single, limitations: [] })[1]).toMatch(/^a ratio of 2.98 has no range/);
    expect(rangesOf({ ...single, limitations: ['No interval: pairs share events.'] })).toEqual([]);
    const points = [{ ...columns[0] }, { ...columns[1], unit: 'percentage-points' as const }];
    expect(rangesOf({ table: { columns: points, rows: [['Mixed', 0.25]] }, limitations: [] })[1]).toMatch(
      /a difference of 25 percentage points without a range/,
    );
    const ofItself = [...points, ...ends.map((end) => ({ ...end, unit: 'percentage-points' as const }))];
    expect(rangesOf({ table: { columns: ofItself, rows: [['White', 0, null, null]] }, limitations: [] })).toEqual([]);
  });
});
