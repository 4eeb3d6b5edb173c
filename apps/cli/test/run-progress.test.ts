import { describe, expect, it } from 'vitest';
import { runProgress } from '../src/show/run-progress.ts';

const started = { type: 'cell-started', cell: 'b', title: 'Second step', position: 2, of: 4 } as const;

function shown(isTTY: boolean, isQuiet = false): string {
  let text = '';
  const output = { isTTY, columns: 40, write: (piece: string) => (text += piece) };
  const progress = runProgress(output, 'toy', isQuiet);
  progress.on(started);
  progress.on({ type: 'log', cell: 'b', text: 'half\u001b[2Jway' });
  progress.end();
  return text;
}

describe('runProgress', () => {
  it('is a bar within the width of a terminal', () => {
    const text = shown(true);
    expect(text).toContain('██████░░░░░░░░░░░░░░░░░░ 2/4 toy');
    expect(text).toContain('\u001b[K██████░');
    const lines = text.split('\r\u001b[K');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });
  it('is plain lines elsewhere, without control characters of the notebook', () => {
    expect(shown(false)).toBe('toy: 2 of 4, Second step\ntoy: half [2Jway\n');
  });
  it('tells before a long run how long the last one took, in minutes from ninety seconds', () => {
    const told = (seconds: number, isTTY = false) => {
      let text = '';
      const output = { isTTY, write: (piece: string) => (text += piece) };
      const before = { seconds: 0.2, rows: 1200 };
      runProgress(output, 'toy', false).on({ type: 'expected', seconds, rows: 1, before });
      return text;
    };
    const after = 'for 1 row, as the last run took 1 s for 1,200\n';
    expect([89.9, 90, 150, 3600].map((seconds) => told(seconds))).toEqual([
      `toy: about 90 s ${after}`,
      `toy: about 2 minutes ${after}`,
      `toy: about 3 minutes ${after}`,
      `toy: about 60 minutes ${after}`,
    ]);
    expect(told(90, true)).toBe(`\r\u001b[K${told(90)}`);
  });
  it('fits a terminal of eighty columns where nobody says how wide it is, and no narrower one than twenty', () => {
    const longest = (columns?: number) => {
      let text = '';
      const output = {
        isTTY: true,
        ...(columns === undefined ? {} : { columns }),
        write: (piece: string) => (text += piece),
      };
      runProgress(output, 'toy', false).on({ ...started, title: 'x'.repeat(100) });
      return text.replace('\r\u001b[K', '').length;
    };
    expect([longest(), longest(50), longest(5)]).toEqual([79, 49, 20]);
  });
  it('is nothing for machines', () => {
    expect(shown(true, true)).toBe('');
  });
});
