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
  it('is nothing for machines', () => {
    expect(shown(true, true)).toBe('');
  });
});
