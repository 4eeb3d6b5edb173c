import { expect, it } from 'vitest';
import { wordOfCode } from '../../src/release/index.ts';

it('knows a name that stands by itself in the code, however it is written, and no part of one', () => {
  const isWord = wordOfCode(
    "const a = ['Mixed', \"Don\\'t know\", `Not stated`, 'a, White']; const b = { Other: 1, Gypsy : 2 }; Jane: for (;;) {}",
  );
  expect(['Mixed', "Don't know", 'Not stated', 'Other', 'Gypsy'].map(isWord)).toEqual([true, true, true, true, true]);
  expect(['White', 'Mix', 'stated', 'Jane', 'Other|Gypsy', '.', ''].map(isWord)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});
