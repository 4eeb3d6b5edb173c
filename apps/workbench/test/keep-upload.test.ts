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
});
