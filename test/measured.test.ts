import { describe, expect, it } from 'vitest';
import { cellsOf, growthTable, type Measured, middleOf, pairsOf } from '../bench/measured.ts';

const finished = (cell: string, milliseconds: number) =>
  JSON.stringify({
    type: 'cell-finished',
    cell,
    milliseconds,
    processorMilliseconds: 2 * milliseconds,
    memoryMegabytes: 7,
  });

describe('what a bench tells of runs', () => {
  it('adds up what two processes both computed', () => {
    const log = [finished('sweep', 1000), finished('model', 3000), finished('sweep', 500)].join('\n');
    expect(cellsOf(log).map(({ name, seconds, processorSeconds }) => [name, seconds, processorSeconds])).toEqual([
      ['sweep', 1.5, 3],
      ['model', 3, 6],
    ]);
  });

  it('is the middle of two, and a failure where one failed', () => {
    const run = (seconds: number, failure: string | null = null) =>
      ({
        seconds,
        failure,
        steps: cellsOf(finished('sweep', 1000 * seconds)),
        processorSeconds: seconds,
        megabytes: seconds,
      }) as unknown as Measured;
    expect(middleOf([run(2), run(4)])).toMatchObject({
      seconds: 3,
      megabytes: 4,
      steps: [{ name: 'sweep', seconds: 3 }],
    });
    expect(middleOf([run(2), run(4, 'stopped')]).failure).toBe('stopped');
    expect(middleOf([run(2)]).seconds).toBe(2);
  });

  it('tells growth by records, and by pairs where a step takes more for each record', () => {
    const run = (records: number, pairs: number, milliseconds: Readonly<Record<string, number>>): Measured => {
      const said = JSON.stringify({ type: 'log', cell: 'model', text: `${pairs} pairs compared in 9 patterns` });
      const log = [said, ...Object.entries(milliseconds).map(([cell, each]) => finished(cell, each))].join('\n');
      return {
        budget: { size: `${records.toLocaleString('en-GB')} records` },
        seconds: 1,
        failure: null,
        steps: cellsOf(log),
        processorSeconds: 1,
        megabytes: 1,
        pairs: pairsOf(log),
      } as unknown as Measured;
    };
    const table = growthTable([
      run(1_000_000, 100e6, { sweep: 1000, model: 5000, few: 10 }),
      run(3_000_000, 900e6, { sweep: 3000, model: 49_000, few: 100 }),
    ]);
    const last = (step: string) =>
      table
        .split('\n')
        .find((line) => line.startsWith(`| ${step} |`))!
        .split(' | ')
        .at(-1);
    expect(last('sweep')).toBe('linear (1.00 a record) |');
    // Twice 44 seconds, by the processor, over 800 million further pairs.
    expect(last('model')).toBe('110.0 ns a pair **over** |');
    expect(last('few')).toBe(' |');
  });
});
