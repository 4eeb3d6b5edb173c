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

describe('a time whose date is elsewhere', () => {
  const seen = (...values: readonly string[]) =>
    read('seen.csv', `${HEADER.trim()},seen\n${values.map((value) => `Ana,Bell,1980-03-05,${value}\n`).join('')}`);
  const together = 'Where two columns hold them, say so in --columns: seen=<date>+<time>';

  it.each([['21:09'], ['2109'], ['9.05 pm']])('is told where %s stands for one', async (time) => {
    await expect(seen(time, '20:15')).rejects.toThrow(
      `"${time}" in the time column "seen" is a time of day without its date. ${together}`,
    );
  });

  it('is not told of years, and of what no clock shows', async () => {
    await expect(seen('2024', '2023')).rejects.toThrow(
      '"2024" in the time column "seen" is no time, nor is 1 more row.',
    );
    await expect(seen('25:61')).rejects.toThrow('"25:61" in the time column "seen" is no time.');
  });

  it('is asked after where every row holds a date alone, and not where one holds a time of day', async () => {
    expect((await seen('05/03/2024', '13/03/2024', '')).lines).toContain(
      `seen: dates alone, no row holds a time of day. ${together}`,
    );
    for (const other of ['13/03/2024 20:15', '2024-03-13T20:15:00Z']) {
      const { lines } = await seen('05/03/2024', other);
      expect(lines.filter((line) => line.includes('dates alone'))).toEqual([]);
    }
  });
});
