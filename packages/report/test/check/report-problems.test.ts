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
});
