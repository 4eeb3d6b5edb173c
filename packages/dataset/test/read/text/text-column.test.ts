import { describe, expect, it } from 'vitest';
import { HEADER, read } from '../read-people.ts';

describe('a column of noughts and ones', () => {
  const likely = async (column: string, values: readonly string[], missing?: string) => {
    const rows = values.map((value) => `Ana,Bell,1980-03-05,${value}\n`).join('');
    const choices = missing === undefined ? {} : { choices: { missing: { '*': [missing] } } };
    const { reading } = await read('answers.csv', `${HEADER.trim()},${column}\n${rows}`, choices);
    return reading.fields.find(({ field }) => field === column)!.likelyMissing;
  };

  it.each([[undefined], ['9']])(
    'is answers: 0 is not offered as a word for a missing one (missing: %s)',
    async (said) => {
      expect(await likely('sex', ['0', '1', '0', '9'], said)).toEqual([]);
      expect(await likely('sex', ['0', 'F', '0', '9'], said)).toEqual([{ text: '0', rows: 2 }]);
      expect(await likely('sex', ['00', '1', 'N/K'], said)).toEqual([
        { text: '00', rows: 1 },
        { text: 'N/K', rows: 1 },
      ]);
    },
  );
});
