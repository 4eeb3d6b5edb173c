import { appendFileSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resultsText } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { enclosures } from '../../src/run/enclosure.ts';
import { prepareRun, type RunEvent, RunStopped, runNotebook, UnfinishedRun } from '../../src/run/index.ts';
import { defaultSeconds } from '../../src/run/isolation.ts';
import { fixture, noDatasets, peopleFile, temporaryFolder } from './toy.ts';

const folder = temporaryFolder();
const people = peopleFile(folder, ['Ash', 'Birch', 'Cedar', 'Elm']);
const prepared = (rounds: number) =>
  prepareRun(fixture('two-steps'), { inputs: { people: [people] }, parameters: { rounds } }, noDatasets);

describe('a run that is stopped', () => {
  it('goes on from what its cells stated, to the same bytes', async () => {
    const run = await prepared(75);
    const target = join(folder, 'stopped');
    const first = new UnfinishedRun(target, run.identity);
    const stop = new AbortController();
    const stopped = runNotebook(run, {
      signal: stop.signal,
      onFindings: (cell, drafts) => {
        first.add(cell, drafts);
        stop.abort();
      },
    });
    await expect(stopped).rejects.toThrow(RunStopped);
    expect(first.cells).toBe(1);
    const second = new UnfinishedRun(target, run.identity);
    expect([...second.kept.keys()]).toEqual(['quick']);
    const events: RunEvent[] = [];
    const resumed = await runNotebook(run, { kept: second.kept, onEvent: (event) => events.push(event) });
    const computed = events.flatMap((event) => (event.type === 'cell-started' ? [event.cell] : []));
    expect(computed).toEqual(['turned', 'slow']);
    const whole = await runNotebook(run, {});
    expect(resultsText(resumed.results)).toBe(resultsText(whole.results));
    expect(resumed.record).toEqual(whole.record);
    second.end();
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('keeps nothing for another run, and nothing of a line that was cut', async () => {
    const [one, other] = [(await prepared(1)).identity, (await prepared(2)).identity];
    const target = join(folder, 'cut');
    new UnfinishedRun(target, one).add('quick', [{ id: 'rows.counted', value: Number.NaN } as never]);
    expect(new UnfinishedRun(target, other).kept.size).toBe(0);
    expect(new UnfinishedRun(target, one).kept.get('quick')).toEqual([{ id: 'rows.counted', value: Number.NaN }]);
    appendFileSync(join(folder, '.cut-unfinished.jsonl'), '{"type":"findings","cell":"slow","dra');
    const resumed = new UnfinishedRun(target, one);
    expect([...resumed.kept.keys()]).toEqual(['quick']);
    resumed.add('slow', [{ id: 'rows.slow' } as never]);
    expect([...new UnfinishedRun(target, one).kept.keys()]).toEqual(['quick', 'slow']);
  });

  it('leaves the folder that it stands in, empty or not, and no folder of its own', async () => {
    const { identity } = await prepared(1);
    const own = mkdtempSync(join(folder, 'own-'));
    new UnfinishedRun(join(own, 'refused'), identity).end();
    const begun = new UnfinishedRun(join(own, 'begun'), identity);
    begun.add('quick', []);
    begun.end();
    expect(readdirSync(own)).toEqual([]);
    const deep = new UnfinishedRun(join(own, 'runs', 'notebook', 'one'), identity);
    deep.add('quick', []);
    deep.end();
    expect(readdirSync(own)).toEqual([]);
    const beside = new UnfinishedRun(join(own, 'runs', 'notebook', 'one'), identity);
    beside.add('quick', []);
    mkdirSync(join(own, 'runs', 'other'));
    beside.end();
    expect(readdirSync(join(own, 'runs'))).toEqual(['other']);
  });

  it('may take longer the more rows it has', () => {
    expect([0, 1_000_000, 1_000_001, 3_000_000].map(defaultSeconds)).toEqual([600, 600, 900, 1200]);
  });
});

describe('a cell', () => {
  it('is told with its time, processor time and memory', async () => {
    const events: RunEvent[] = [];
    await runNotebook(await prepared(20), { onEvent: (event) => events.push(event) });
    const cells = events.filter((event) => event.type === 'cell-finished');
    expect(cells.map(({ cell }) => cell)).toEqual(['counted', 'quick', 'turned', 'slow']);
    for (const { memoryMegabytes, processorMilliseconds } of cells) {
      expect(memoryMegabytes).toBeGreaterThan(10);
      expect(processorMilliseconds).toBeGreaterThanOrEqual(0);
    }
    expect(cells[2]!.processorMilliseconds).toBeGreaterThan(1);
  });

  // Elsewhere the system does not say what another process holds.
  it.runIf(process.platform === 'linux')(
    'is told with the memory of its own process, not with that of who started it',
    async () => {
      const held = Buffer.alloc(500 * 2 ** 20, 1);
      for (const enclosure of [null, ...(await enclosures())]) {
        const megabytes: (number | undefined)[] = [];
        const onEvent = (event: RunEvent) => {
          if (event.type === 'cell-finished') megabytes.push(event.memoryMegabytes);
        };
        await runNotebook(await prepared(1), { enclosure, onEvent });
        expect(Math.min(...megabytes.map(Number))).toBeGreaterThan(10);
        expect(Math.max(...megabytes.map(Number))).toBeLessThan(held.length / 2 ** 20);
      }
    },
  );
});
