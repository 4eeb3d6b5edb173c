import { drawBinomial, randomStream } from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import { type Adjustment, cellsFromRows, compare } from '../src/index.ts';

const RUNS = 2000;
const SIZES = [400, 2000, 10_000] as const;

/** Share of audits in which any group, each truly `ratio` times the reference, is called the same within 1.25. */
export function falseEquivalents(groups: number, size: number, ratio: number, adjustment: Adjustment, runs: number) {
  const random = randomStream(`equivalence ${groups} ${size} ${ratio} ${adjustment}`);
  let equivalent = 0;
  let different = 0;
  for (let run = 0; run < runs; run++) {
    const rows = Array.from({ length: groups + 1 }, (_, g) => {
      const people = g === 0 ? size * 2 : size;
      const flagged = drawBinomial(random, people, g === 0 ? 0.2 : 0.2 * ratio);
      const row = { groups: { g: g === 0 ? 'reference' : `group ${g}` }, label: 0 } as const;
      return [
        { ...row, decision: 1 as const, count: flagged },
        { ...row, decision: 0 as const, count: people - flagged },
      ];
    }).flat();
    const verdicts = compare(cellsFromRows(rows), {
      attributes: ['g'],
      metrics: ['falsePositiveRate'],
      scale: 'ratio',
      to: { kind: 'reference', group: 'reference' },
      margin: 1.25,
      adjustment,
    }).map(({ verdict }) => verdict);
    if (verdicts.some((verdict) => verdict === 'equivalent' || verdict === 'different but small')) equivalent++;
    if (verdicts.some((verdict) => verdict === 'different' || verdict === 'different but small')) different++;
  }
  return { equivalent: equivalent / runs, different: different / runs };
}

export default calibration({
  title: 'Verdicts: how often "equivalent" and "different" are false',
  run(progress) {
    const rows = [1, 4, 13].flatMap((groups) =>
      SIZES.flatMap((size) =>
        (['holm', 'bonferroni', 'none'] as const).map((adjustment) => {
          const atMargin = falseEquivalents(groups, size, 1.25, adjustment, RUNS);
          const alike = falseEquivalents(groups, size, 1, adjustment, RUNS);
          progress(`${groups} groups of ${size}, ${adjustment}`);
          return [groups, size, adjustment, percent(atMargin.equivalent), percent(alike.different)];
        }),
      ),
    );
    const header = ['groups', 'people in each', 'adjustment', 'false "equivalent"', 'false "different"'];
    return `Shares of ${RUNS.toLocaleString('en-GB')} simulated audits in which any group gets a false verdict at a level of 95 %: called
equivalent (margin 1.25) where every true ratio is exactly 1.25, called different where every true ratio is 1. The reference
group has twice the people and a true rate of 20 %. Seeds: the settings of each line.

${markdownTable(header, rows)}`;
  },
});

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
