import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledFor } from '@assay/testing/compiled';
import { afterEach, describe, expect, it } from 'vitest';
import { appendAfter, appendToLog, logProblems, readLogHead, readLogLines } from '../src/index.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-log-'));
  folders.push(folder);
  return join(folder, 'log');
}

it('chains its entries, and betrays one that was changed, taken out, put in or moved', () => {
  const folder = emptyFolder();
  for (const event of ['run', 'export', 'sign']) appendToLog(folder, '2025-03-05T10:00:00Z', event, { pack: 'abc' });
  const lines = readLogLines(folder);
  expect(logProblems(lines)).toEqual([]);
  expect(logProblems([lines[0]!, lines[2]!])).toEqual([expect.stringContaining('entry 2 does not follow')]);
  expect(logProblems([lines[1]!, lines[0]!, lines[2]!])).toEqual([expect.stringContaining('entry 1 does not follow')]);
  expect(logProblems([lines[0]!, lines[0]!, ...lines.slice(1)])).toEqual([expect.stringContaining('entry 2')]);
  expect(logProblems(lines.map((line) => line.replace('export', 'expunge')))).toEqual(['entry 2 was changed']);
});

it('loses nothing when two processes append at once', async () => {
  const folder = emptyFolder();
  const append = await compiledFor(
    'append-to-log',
    `import { appendToLog } from './index.ts';
const [folder, name] = process.argv.slice(2);
for (let index = 0; index < 25; index++) appendToLog(folder!, '2025-03-05T10:00:00Z', 'run', { process: name!, index });`,
    new URL('../src/', import.meta.url),
  );
  const run = (name: string) =>
    new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, [append, folder, name], { stdio: 'inherit' });
      child.on('close', resolve);
    });
  expect(await Promise.all([run('one'), run('two')])).toEqual([0, 0]);
  const lines = readLogLines(folder);
  expect(lines).toHaveLength(50);
  expect(logProblems(lines)).toEqual([]);
});

describe('a log that somebody touched', () => {
  const opened = (folder: string) => appendToLog(folder, '2025-03-05T10:00:00Z', 'opened', {});

  it('names the entry that cannot be read', () => {
    const folder = emptyFolder();
    opened(folder);
    const [line] = readLogLines(folder);
    for (const torn of ['{"sequence":2', 'null'])
      expect(logProblems([line!, torn])).toEqual(['entry 2 cannot be read']);
    expect(logProblems([line!, '7'])).toEqual(['entry 2 was changed']);
    writeFileSync(join(folder, '00000002.json'), '{"sequence":2');
    expect(() => opened(folder)).toThrow(/entry 2 of the log .* cannot be read\. Restore it from a backup\.$/);
  });

  it('takes no entry where one was taken out, instead of trying for ever', () => {
    const folder = emptyFolder();
    for (let times = 0; times < 3; times++) opened(folder);
    rmSync(join(folder, '00000002.json'));
    expect(() => opened(folder)).toThrow(/lacks an entry: its next number is taken\. Restore it from a backup\.$/);
    expect(readLogLines(folder)).toHaveLength(2);
  });

  it('is held to how far it went: an end that was cut off is told, and nothing is written in its place', () => {
    const folder = emptyFolder();
    for (let times = 0; times < 3; times++) opened(folder);
    const head = readLogHead(folder)!;
    const whole = readLogLines(folder);
    expect(head).toMatchObject({ entries: 3, hash: JSON.parse(whole[2]!).hash, first: JSON.parse(whole[0]!).hash });
    rmSync(join(folder, '00000003.json'));
    const cut = 'it ends with entry 2, and went on to entry 3: its end was cut off';
    expect(logProblems(readLogLines(folder), head)).toEqual([cut]);
    expect(() => opened(folder)).toThrow(`the log ${folder} does not hold: ${cut}. Restore it from a backup.`);
    expect(readLogLines(folder)).toHaveLength(2);
    rmSync(join(folder, '00000001.json'));
    rmSync(join(folder, '00000002.json'));
    expect(logProblems(readLogLines(folder), head)).toEqual([expect.stringContaining('it ends with entry 0')]);
    expect(() => opened(folder)).toThrow(/its end was cut off/);
  });

  it('is told from one whose end was written anew, and holds where it only went on', () => {
    const [folder, other] = [emptyFolder(), emptyFolder()];
    for (let times = 0; times < 3; times++) opened(folder);
    opened(other);
    appendToLog(other, '2025-03-05T10:00:00Z', 'closed', {});
    opened(other);
    const head = readLogHead(folder)!;
    const anew = 'entry 3 is another than the one that stood there: its end was cut off and written anew';
    expect(logProblems(readLogLines(other), head)).toEqual([anew]);
    opened(folder);
    expect(logProblems(readLogLines(folder), head)).toEqual([]);
    // Whoever read before somebody else appended reads again, and is told of no cut.
    expect(appendAfter(folder, readLogLines(folder).slice(0, 2), '2025-03-05T10:00:00Z', 'late', {})).toBeNull();
    writeFileSync(join(folder, 'head.json'), readFileSync(join(other, 'head.json')));
    expect(() => opened(folder)).toThrow(anew);
    for (const torn of ['', '{"entries":3}', '{"first":1,"entries":3,"hash":2}']) {
      writeFileSync(join(folder, 'head.json'), torn);
      expect(() => opened(folder)).toThrow(
        /head\.json does not say how far the log goes\. Restore it from a backup\.$/,
      );
    }
  });

  it('goes on where it is from the time before heads, and where a process died before it wrote one', () => {
    const folder = emptyFolder();
    for (let times = 0; times < 2; times++) opened(folder);
    const first = readFileSync(join(folder, 'head.json'));
    opened(folder);
    writeFileSync(join(folder, 'head.json'), first);
    expect(opened(folder).sequence).toBe(4);
    rmSync(join(folder, 'head.json'));
    expect(opened(folder).sequence).toBe(5);
    expect(logProblems(readLogLines(folder), readLogHead(folder))).toEqual([]);
    expect(readLogHead(folder)!.entries).toBe(5);
  });
});
