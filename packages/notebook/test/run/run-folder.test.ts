import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRun, refuseForeignFolder, writeRun } from '../../src/run/run-folder.ts';
import { finished } from './example-values.ts';
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
    expect(() => refuseForeignFolder(folderOf({ 'run.json': '', 'log.jsonl': '', '.DS_Store': '' }))).not.toThrow();
  });

  it('is refused where somebody put a note beside the run, or another program wrote a run.json', () => {
    const noted = folderOf({ 'run.json': '{"schema":"assay-run/1"}', 'note.txt': '' });
    expect(() => refuseForeignFolder(noted)).toThrow(
      `${noted} holds note.txt, which no run wrote. Move it, or name a new folder.`,
    );
    const foreign = folderOf({ 'run.json': '{"epochs":3}' });
    for (const refused of [() => refuseForeignFolder(foreign), () => writeRun(foreign, finished)])
      expect(refused).toThrow(`${foreign} holds something that is no run. Name a new or empty folder.`);
    const link = join(temporaryFolder(), 'link');
    symlinkSync(join(link, 'nothing'), link);
    expect(() => refuseForeignFolder(link)).toThrow(
      `a link to nothing stands at ${link}. Name a new folder for the run.`,
    );
  });

  it('keeps what somebody put beside the run that is replaced, and the link by which it was named', () => {
    const folder = folderOf({ 'run.json': '', 'technical.html': 'older', 'note.txt': 'mine' });
    mkdirSync(join(folder, 'letters'));
    writeFileSync(join(folder, 'letters', 'one.txt'), 'theirs');
    const link = join(temporaryFolder(), 'link');
    symlinkSync(folder, link);
    writeRun(link, finished);
    expect(readRun(folder).record.run).toEqual(finished.record.run);
    expect(readdirSync(folder).sort()).toEqual(['letters', 'note.txt', 'results.json', 'run.json']);
    expect(readFileSync(join(folder, 'note.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'letters', 'one.txt'), 'utf8')).toBe('theirs');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
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
