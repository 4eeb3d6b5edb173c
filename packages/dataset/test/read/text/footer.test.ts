import { describe, expect, it } from 'vitest';
import { csvFooter } from '../../../src/read/text/footer.ts';

/** How many lines at the end are no rows, of a text that is all there is. */
const linesOf = (...lines: readonly string[]) => {
  const text = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const { lines: found, bytes } = csvFooter(text, ',', lines.length);
  const last = lines.slice(lines.length - found).map((line) => `${line}\n`);
  expect(text.subarray(text.length - bytes).toString()).toBe(last.join(''));
  return found;
};

describe('a trailer', () => {
  it('says how many rows there were, with or without itself and the header', () => {
    const rows = (last: string) => linesOf('id,name', '1,Ada', '2,Ben', '3,Cy', last);
    expect(['T,5', 'T,4', 'T,3', 'trailer,0003', 'END,2024-03-01,3'].map(rows)).toEqual([1, 1, 1, 1, 1]);
    expect(['T,2', 'T,6', 'T,', 'T,Dee', 'T,3,Dee', 'X,3'].map(rows)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('may follow a header alone, and is no trailer by itself', () => {
    expect(linesOf('id,name', 'T,0')).toBe(1);
    expect(linesOf('T,1')).toBe(0);
  });
});

it('is read in UTF-8 and in Windows-1252: what was paid, in pounds and euros', () => {
  const paid = (pound: readonly number[]) =>
    csvFooter(Buffer.concat([Buffer.from('name,fee\nAda,3\nTotal,'), Buffer.from(pound), Buffer.from('3\n')]), ',', 3)
      .lines;
  expect([[0xc2, 0xa3], [0xa3], [0xe2, 0x82, 0xac], [0x80]].map(paid)).toEqual([1, 1, 1, 1]);
});

describe('a total', () => {
  it('has words for what it is and numbers beside them', () => {
    const rows = (last: string) => linesOf('name,fee', 'Ada,3', 'Ben,4', last);
    expect(['Total,7', 'Grand total,£7.00', 'Average,3.5', 'Count of records,2'].map(rows)).toEqual([1, 1, 1, 1]);
    expect(['Total,many', 'Totally,7', 'Ada,7'].map(rows)).toEqual([0, 0, 0]);
  });
});
