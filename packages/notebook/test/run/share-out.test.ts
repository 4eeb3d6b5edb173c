import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellDescription } from '../../src/run/description.ts';
import { ShareOut } from '../../src/run/share-out.ts';

const described = (
  name: string,
  needs: readonly string[],
  kind: 'cell' | 'findings' = 'findings',
): CellDescription => ({
  name,
  title: name,
  kind,
  needs: needs.map((need) => ({ kind: 'cell', name: need })),
});

/** What each process computes, where every cell takes its time and nothing else does. */
function played(cells: readonly CellDescription[], times: ReadonlyMap<string, number>, processes: number) {
  const shareOut = new ShareOut(cells, processes);
  const has = Array.from({ length: processes }, () => new Set<string>());
  const queues = Array.from({ length: processes }, () => [] as { readonly cell: string; readonly at: number }[]);
  const ends = new Array<number>(processes).fill(0);
  const ask = (now: number) => {
    for (const [index, queue] of queues.entries()) {
      if (queue.length > 0) continue;
      const asked = shareOut.next(index, !queues.some((each) => each.length > 0));
      if (asked === null) continue;
      let at = now;
      const visit = (name: string): void => {
        if (has[index]!.has(name)) return;
        has[index]!.add(name);
        for (const need of cells.find((each) => each.name === name)!.needs) visit(need.name);
        at += times.get(name)!;
        queue.push({ cell: name, at });
      };
      visit(asked);
      ends[index] = at;
    }
  };
  ask(0);
  for (;;) {
    const busy = queues.filter((queue) => queue.length > 0).sort((a, b) => a[0]!.at - b[0]!.at);
    if (busy.length === 0) break;
    const { cell, at } = busy[0]!.shift()!;
    shareOut.finished(cell, times.get(cell)!);
    ask(at);
  }
  return { isEmpty: shareOut.isEmpty, has, seconds: Math.max(...ends) };
}

const timesOf = (times: Readonly<Record<string, number>>) => new Map(Object.entries(times));

describe('cells shared out between processes', () => {
  it('computes two long chains beside each other, and each once', () => {
    const cells = [
      described('rows', [], 'cell'),
      described('small', ['rows']),
      described('model', ['rows'], 'cell'),
      described('ofModel', ['model']),
      described('alsoOfModel', ['model']),
      described('sweep', ['rows'], 'cell'),
      described('ofSweep', ['sweep']),
      described('alsoOfSweep', ['sweep']),
    ];
    const times = timesOf({
      rows: 1,
      small: 1,
      model: 10,
      ofModel: 1,
      alsoOfModel: 1,
      sweep: 9,
      ofSweep: 1,
      alsoOfSweep: 1,
    });
    const { has, seconds } = played(cells, times, 2);
    for (const long of ['model', 'sweep']) expect(has.filter((own) => own.has(long)).length).toBe(1);
    expect(seconds).toBeLessThanOrEqual(14);
  });

  it('asks for every cell that states findings, whatever the notebook and however many processes', () => {
    const notebook = fc.array(
      fc.record({
        needs: fc.array(fc.nat(100), { maxLength: 3 }),
        findings: fc.boolean(),
        time: fc.integer({ min: 0, max: 50 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(notebook, fc.integer({ min: 1, max: 3 }), (drawn, processes) => {
        const cells = drawn.map(({ needs, findings }, index) =>
          described(
            `c${index}`,
            index === 0 ? [] : [...new Set(needs.map((need) => `c${need % index}`))],
            findings ? 'findings' : 'cell',
          ),
        );
        const { isEmpty, has } = played(cells, new Map(drawn.map(({ time }, index) => [`c${index}`, time])), processes);
        expect(isEmpty).toBe(true);
        expect(new Set(has.flatMap((own) => [...own])).size).toBe(cells.length);
      }),
      { seed: 16, numRuns: 200 },
    );
  });

  it('asks again for what a process had not finished when it was lost', () => {
    const shareOut = new ShareOut([described('one', []), described('two', [])], 2);
    expect([shareOut.next(0), shareOut.next(1)]).toEqual(['one', 'two']);
    expect(shareOut.isEmpty).toBe(true);
    shareOut.lost(1);
    expect(shareOut.next(0, true)).toBe('two');
  });

  it('asks again for all that was asked with it, but not for what was finished', () => {
    const chain = () => new ShareOut([described('first', []), described('second', ['first'])], 1);
    const half = chain();
    expect([half.next(0), half.isEmpty]).toEqual(['second', true]);
    half.finished('first', 5);
    half.lost(0);
    expect([half.next(0), half.isEmpty]).toEqual(['second', true]);
    const none = chain();
    none.next(0);
    none.finished('second', 5);
    none.lost(0);
    expect([none.next(0), none.next(0)]).toEqual(['first', null]);
  });

  it('asks first for what the longest chain leads to, then for what needs fewest', () => {
    const shareOut = new ShareOut(
      [
        described('one', [], 'cell'),
        described('two', [], 'cell'),
        described('three', [], 'cell'),
        described('wide', ['one', 'two', 'three']),
        described('narrow', ['three']),
        described('middle', ['one'], 'cell'),
        described('deep', ['middle']),
      ],
      1,
    );
    expect([shareOut.next(0), shareOut.next(0), shareOut.next(0)]).toEqual(['deep', 'narrow', 'wide']);
  });

  it('asks a process first for what every other would have to compute more again for, and leaves what anybody can do', () => {
    const shareOut = new ShareOut(
      [
        described('model', [], 'cell'),
        described('ofModel', ['model']),
        described('sweep', [], 'cell'),
        described('ofSweep', ['sweep']),
        described('ofBoth', ['model', 'sweep']),
        described('ofNeither', []),
      ],
      2,
    );
    expect([shareOut.next(0), shareOut.next(1)]).toEqual(['ofModel', 'ofSweep']);
    for (const [cell, time] of Object.entries({ model: 50, sweep: 20, ofModel: 50, ofSweep: 1 }))
      shareOut.finished(cell, time);
    expect([shareOut.next(0), shareOut.next(1)]).toEqual(['ofBoth', 'ofNeither']);
  });

  it('leaves a cell that only what is left to another needs besides, so that it is computed once', () => {
    const shareOut = new ShareOut(
      [
        described('model', [], 'cell'),
        described('ranked', ['model'], 'cell'),
        described('ofModel', ['ranked']),
        described('sweep', [], 'cell'),
        described('counted', ['sweep'], 'cell'),
        described('ofSweep', ['counted']),
        described('drawn', ['sweep'], 'cell'),
        described('ofDrawn', ['drawn']),
        described('ofDrawnAndModel', ['drawn', 'model']),
        described('alsoOfSweep', ['sweep']),
      ],
      2,
    );
    expect([shareOut.next(0), shareOut.next(1)]).toEqual(['ofModel', 'ofSweep']);
    for (const [cell, time] of Object.entries({ sweep: 2, counted: 1, ofSweep: 9 })) shareOut.finished(cell, time);
    expect(shareOut.next(1)).toBe('alsoOfSweep');
    for (const [cell, time] of Object.entries({ model: 20, ranked: 1, ofModel: 1 })) shareOut.finished(cell, time);
    expect(shareOut.next(0)).toBe('ofDrawnAndModel');
    shareOut.finished('alsoOfSweep', 9);
    expect(shareOut.next(1)).toBe(null);
    for (const [cell, time] of Object.entries({ drawn: 9, ofDrawnAndModel: 1 })) shareOut.finished(cell, time);
    expect(shareOut.next(0)).toBe('ofDrawn');
  });

  it('lets a process compute again what another has, for a third of the time that the rest may take and no longer', () => {
    // Two were asked for and took 100 and 20 ms, so the one that is left may take 60.
    const askedBy = (shared: number) => {
      const shareOut = new ShareOut(
        [
          described('shared', [], 'cell'),
          described('long', ['shared']),
          described('other', []),
          described('left', ['shared']),
        ],
        2,
      );
      expect([shareOut.next(0), shareOut.next(1)]).toEqual(['long', 'other']);
      shareOut.finished('shared', shared);
      shareOut.finished('long', 100 - shared);
      shareOut.finished('other', 20);
      return [shareOut.next(1), shareOut.next(0)];
    };
    expect(askedBy(20)).toEqual(['left', null]);
    expect(askedBy(21)).toEqual([null, 'left']);
  });

  it('leaves it to the one that has least to compute again where nothing else runs, however long that takes', () => {
    const askedBy = (model: number, sweep: number) => {
      const shareOut = new ShareOut(
        [
          described('model', [], 'cell'),
          described('ofModel', ['model']),
          described('sweep', [], 'cell'),
          described('ofSweep', ['sweep']),
          described('ofBoth', ['model', 'sweep']),
        ],
        2,
      );
      expect([shareOut.next(0), shareOut.next(1)]).toEqual(['ofModel', 'ofSweep']);
      for (const [cell, time] of Object.entries({ model, sweep, ofModel: 1, ofSweep: 1 }))
        shareOut.finished(cell, time);
      return [shareOut.next(0), shareOut.next(1), shareOut.next(0, true), shareOut.next(1, true)];
    };
    expect(askedBy(10, 20)).toEqual([null, null, null, 'ofBoth']);
    expect(askedBy(20, 20)).toEqual([null, null, 'ofBoth', null]);
    expect(askedBy(20, 10)).toEqual([null, null, 'ofBoth', null]);
  });
});
