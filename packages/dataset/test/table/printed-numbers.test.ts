import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { printedNumbers } from '../../src/index.ts';

it('reads commas between thousands, and takes no blank and no word for a number', () => {
  const texts = ['1,204,500', ' 12 ', '0', '5.90', 'N/A*', '-', null, '1,204,500'];
  const none = Number.NaN;
  expect([...printedNumbers(dictionaryColumn(texts))]).toEqual([1204500, 12, 0, 5.9, none, none, none, 1204500]);
  expect([...printedNumbers({ codes: Int32Array.of(0), values: ['  '] })]).toEqual([none]);
});
