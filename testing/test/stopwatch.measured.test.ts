import { describe, expect, it } from 'vitest';
import { cellsOf, type Measured, middleOf } from '../bench/measured.ts';

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
});
