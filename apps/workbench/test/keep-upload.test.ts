import { describe, expect, it } from 'vitest';
import { keepUpload, mostUploadBytes } from '../src/upload/keep-upload.ts';

const input = { name: 'people', title: 'Persons' } as Parameters<typeof keepUpload>[2];
const kept: string[] = [];
const shelf = {
  keep(job: string, name: string) {
    kept.push(name);
    return `${job}/${name}`;
  },
  hand() {},
  release() {},
};
const sized = (name: string, size: number) => Object.defineProperty(new File(['a,b\n'], name), 'size', { value: size });

describe('a file that is sent', () => {
  it('is kept up to the bound, and refused beyond it with both sizes', async () => {
    await keepUpload(shelf, 'job', input, sized('a.csv', mostUploadBytes), 1);
    await expect(keepUpload(shelf, 'job', input, sized('a.csv', mostUploadBytes + 1), 1)).rejects.toThrow(
      `file of input Persons is too large: ${mostUploadBytes / 1048576 + 1} MB. Use the command line, or send less than ${mostUploadBytes / 1048576} MB.`,
    );
    await expect(keepUpload(shelf, 'job', input, sized('a.csv', 0), 1)).rejects.toThrow(/is empty \(0 bytes\)/);
  });

  it('is named by its input and its place, never by whoever sent it', async () => {
    kept.length = 0;
    await keepUpload(shelf, 'job', { ...input, name: '../p-2' }, new File(['a\n'], '../../x/ÿ.CSV'), 3);
    expect(kept).toEqual(['p2-3.csv']);
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\uFEFFname,area\nZoë,x\n', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\uFEFFname,area\nZoë,x\n', 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from('name,area\nZoë,x\n', 'utf16le')],
    ['a zero inside a name', Buffer.from('name,area\nZo\0e,x\n')],
  ])('is kept where the reader reads it: %s', async (_what, bytes) => {
    kept.length = 0;
    await keepUpload(shelf, 'job', input, new File([bytes], 'a.csv'), 1);
    expect(kept).toEqual(['people-1.csv']);
  });

  it('is refused where its first line is no text, and for too many columns in any encoding', async () => {
    await expect(
      keepUpload(shelf, 'job', input, new File([Buffer.from('name\0,area\nx,y\n')], 'a.csv'), 1),
    ).rejects.toThrow('file of input Persons is no text. Send UTF-8 CSV.');
    const wide = Buffer.from(`\uFEFF${'a,'.repeat(3000)}b\n`, 'utf16le');
    await expect(keepUpload(shelf, 'job', input, new File([wide], 'a.csv'), 1)).rejects.toThrow(
      'has more than 2,000 columns',
    );
  });

  it('may have two thousand columns, as lines of a CSV and as members of JSON', async () => {
    const csv = (columns: number) => new File([`${'a,'.repeat(columns - 1)}a\n`], 'a.csv');
    const json = (columns: number) =>
      new File(
        [JSON.stringify([Object.fromEntries(Array.from({ length: columns }, (_, at) => [`f${at}`, 1]))])],
        'a.json',
      );
    for (const made of [csv, json]) {
      await keepUpload(shelf, 'job', input, made(2000), 1);
      await expect(keepUpload(shelf, 'job', input, made(2001), 1)).rejects.toThrow(
        'file of input Persons has more than 2,000 columns. Keep those that the notebook reads.',
      );
    }
  });

  it('is read as no text where its kind is none, and refused where nobody knows its kind', async () => {
    kept.length = 0;
    const odd = 'name\0,area\nx,y\n';
    await keepUpload(shelf, 'job', input, new File([odd], 'a.parquet'), 2);
    expect(kept).toEqual(['people-2.parquet']);
    await expect(keepUpload(shelf, 'job', input, new File([odd], 'a.json'), 1)).rejects.toThrow('Send UTF-8 JSON.');
    await expect(keepUpload(shelf, 'job', input, new File([odd], 'a.csv.exe'), 1)).rejects.toThrow(
      'is of no known kind',
    );
  });
});
