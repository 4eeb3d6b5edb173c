import { describe, expect, it } from 'vitest';
import { textColumn } from '../../src/index.ts';
import { HEADER, read } from './read-people.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const two = `${HEADER}José,Bell,1980-03-05\nSiân,Dee,1975-12-13\n`;
const twoPeople = ['José Bell 1980-03-05', 'Siân Dee 1975-12-13'];

describe('an encoding is found once, for header and body', () => {
  it.each([
    ['utf-16le', 'byte order mark', Buffer.from(`\uFEFF${two}`, 'utf16le')],
    ['utf-16be', 'byte order mark', Buffer.from(`\uFEFF${two}`, 'utf16le').swap16()],
    ['utf-16le', 'pattern of zeros', Buffer.from(two, 'utf16le')],
    ['utf-16be', 'pattern of zeros', Buffer.from(two, 'utf16le').swap16()],
    ['utf-8', 'byte order mark', Buffer.from(`\uFEFF${two}`)],
    ['utf-8', 'every byte fits', Buffer.from(two)],
    ['windows-1252', 'guessed', latin(two)],
  ])('%s by %s', async (encoding, how, content) => {
    const { people, file } = await read('encoded.csv', content);
    expect(people).toEqual(twoPeople);
    expect(file).toMatchObject({ encoding, encodingHow: how, rowCount: 2 });
  });

  it('whatever row the first letter beyond ASCII stands in, over many parts of a file', async () => {
    const plain = 'Ann,Bell,1980-03-05\n'.repeat(120_000);
    const { reading, file } = await read('late.csv', latin(`${HEADER}${plain}Jos\xe9,O\x92Dee,1980-03-05\n`));
    expect(reading.rowCount).toBe(120_001);
    expect(file.encoding).toBe('windows-1252');
    expect(textColumn(reading.table, 'surname').values).toEqual(['Bell', 'O’Dee']);
  });

  it('a stray byte in UTF-8 is named and read, and leaves the other letters alone', async () => {
    const content = Buffer.concat([Buffer.from(two), latin('Ren\xe9,Fox,1970-11-30\n')]);
    const { people, file, lines } = await read('mixed.csv', content);
    expect(people).toEqual([...twoPeople, 'René Fox 1970-11-30']);
    expect(file.stray).toEqual({ bytes: 1, firstLine: 4, firstByte: 0xe9 });
    expect(lines).toContain('encoding: 1 byte is no UTF-8, the first in line 4 (0xE9); each was read as Windows-1252');
  });

  it('Central European letters are not pound signs', async () => {
    const { people, file } = await read('polish.csv', latin(`${HEADER}\xa3ukasz,\xafak,1980-03-05\n`));
    expect(people).toEqual(['Łukasz Żak 1980-03-05']);
    expect(file).toMatchObject({ encodingHow: 'guessed' });
    expect(file.confidence).toBeGreaterThanOrEqual(0);
    const cyrillic = await read(
      'cyrillic.csv',
      latin(`${HEADER}\xc8\xe2\xe0\xed,\xcf\xe5\xf2\xf0\xee\xe2,1980-03-05\n`),
    );
    expect(cyrillic.people).toEqual(['Иван Петров 1980-03-05']);
  });

  it('is as somebody says, and only such as there are', async () => {
    const content = latin(`${HEADER}Kami\xf1ski,X\xf1,1980-03-05\n`);
    const { people, file } = await read('said.csv', content, { choices: { encoding: 'windows-1250' } });
    expect(people).toEqual(['Kamiński Xń 1980-03-05']);
    expect(file).toMatchObject({ encoding: 'windows-1250', encodingHow: 'stated' });
    await expect(read('said.csv', content, { choices: { encoding: 'utf-9' } })).rejects.toThrow(
      'the encoding "utf-9" is not known.',
    );
  });
});
