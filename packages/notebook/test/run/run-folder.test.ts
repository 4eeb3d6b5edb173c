import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRun, refuseForeignFolder } from '../../src/run/run-folder.ts';
import { temporaryFolder } from './toy.ts';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(), 'run');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('a folder for a run', () => {
  it('may be new, empty, or hold a run', () => {
    expect(() => refuseForeignFolder(join(temporaryFolder(), 'new'))).not.toThrow();
    expect(() => refuseForeignFolder(folderOf({}))).not.toThrow();
    expect(() => refuseForeignFolder(folderOf({ 'run.json': '', 'note.txt': '' }))).not.toThrow();
  });

  it('is refused where it is a file, or holds a single one of something else', () => {
    const foreign = folderOf({ 'note.txt': '' });
    expect(() => refuseForeignFolder(foreign)).toThrow(
      `${foreign} holds something that is no run. Name a new or empty folder.`,
    );
    const file = join(foreign, 'note.txt');
    expect(() => refuseForeignFolder(file)).toThrow(`a file stands at ${file}. Name a new folder for the run.`);
  });
});

describe('readRun', () => {
  it('names the file that a folder lacks', () => {
    expect(() => readRun(folderOf({}))).toThrow(/^no run\.json in .*\. Pass the folder that a run wrote\.$/);
    const onlyRecord = folderOf({ 'run.json': '{"schema":"assay-run/1"}' });
    expect(() => readRun(onlyRecord)).toThrow(/^no results\.json in /);
  });

  it('tells the beginnings of both digests where the results are not those of the record', () => {
    // SHA-256 of no bytes, and of "abc" (FIPS 180-2).
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    const folder = folderOf({ 'run.json': `{"schema":"assay-run/1","results":"${abc}"}`, 'results.json': '' });
    expect(() => readRun(folder)).toThrow(
      `results.json in ${folder} is not the one its run wrote: its SHA-256 is e3b0c44298fc…, the record says ba7816bf8f01…. Run the notebook again.`,
    );
  });
});
