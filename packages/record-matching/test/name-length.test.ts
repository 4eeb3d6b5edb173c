import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { nameLengthBands } from '../src/index.ts';

it('puts surnames in one band for each length, whatever the order they come in, and keeps what is missing', () => {
  const surnames = [
    'Roberts',
    'Li',
    null,
    'Fitzgerald',
    'Abe',
    'Shah',
    'Jones',
    'Li',
    'Harris',
    'Sinclair',
    'Whitfield',
  ];
  const { values, codes } = nameLengthBands(dictionaryColumn(surnames));
  expect(values).toHaveLength(new Set(values).size);
  expect([...codes].map((code) => values[code] ?? null)).toEqual([
    '6 to 8 letters',
    'up to 3 letters',
    null,
    '9 letters or more',
    'up to 3 letters',
    '4 or 5 letters',
    '4 or 5 letters',
    'up to 3 letters',
    '6 to 8 letters',
    '6 to 8 letters',
    '9 letters or more',
  ]);
});

it('counts a letter with the mark that follows it as one', () => {
  expect(nameLengthBands(dictionaryColumn(['Zoe\u0308'])).values).toEqual(['up to 3 letters']);
});
