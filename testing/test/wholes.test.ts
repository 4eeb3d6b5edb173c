import { expect, it } from 'vitest';
import { differingWholes } from '../src/wholes.ts';

it('tells a total that differs from the sum of its parts, and passes those that agree', () => {
  const bySex = {
    id: 'by-sex',
    table: {
      columns: [{ name: 'sex' }, { name: 'mixed', measure: 'people mixed' }, { name: 'all', measure: 'people' }],
      rows: [
        ['Female', 2, 10],
        ['Male', 3, 9],
      ],
    },
  };
  const whole = (value: number) => [{ id: 'mixed', measure: 'people mixed', value }, bySex];
  expect(differingWholes(whole(5))).toEqual([]);
  expect(differingWholes(whole(6))).toEqual(['people mixed: mixed 6, by-sex.mixed 5']);
});
