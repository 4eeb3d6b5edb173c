import { expect, it } from 'vitest';
import { byteProgress } from '../src/show/byte-progress.ts';
import { ERASE_LINE } from '../src/show/plain-output.ts';

it('tells how much of a file has come, on a terminal alone', () => {
  const said = (isTTY: boolean) => {
    const pieces: string[] = [];
    const progress = byteProgress({ isTTY, write: (text) => pieces.push(text) }, 'febrl');
    progress.on({ file: 'a.zip', bytes: 1_250_000, total: 40_000_000 });
    progress.on({ file: 'a.zip', bytes: 20_000, total: null });
    progress.end();
    return pieces;
  };
  expect(said(true)).toEqual([
    `${ERASE_LINE}febrl: a.zip 1.3 of 40.0 MB`,
    `${ERASE_LINE}febrl: a.zip 0.0 MB`,
    ERASE_LINE,
  ]);
  expect(said(false)).toEqual([]);
});
