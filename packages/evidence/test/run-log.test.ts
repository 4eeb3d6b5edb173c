import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { appendToLog, logProblems, readLogLines } from '../src/index.ts';

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
  const log = fileURLToPath(new URL('../src/ledger/run-log.ts', import.meta.url));
  const script = `import { appendToLog } from ${JSON.stringify(log)};
for (let index = 0; index < 25; index++) appendToLog(${JSON.stringify(folder)}, '2025-03-05T10:00:00Z', 'run', { process: process.argv[1], index });`;
  const run = (name: string) =>
    new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, name], {
        stdio: 'inherit',
      });
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
});
