import { mkdirSync, mkdtempSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandFace } from '../src/command.ts';
import { allCommands, commandNames } from '../src/commands.ts';
import { type main as Main, main } from '../src/main.ts';

// The entry stands outside the sources that are typed: it is what runs before any TypeScript can be read.
const { compiledMain, sourceKey } = (await import('../bin/compiled-main.mjs' as string)) as {
  compiledMain(root?: string): Promise<{ main: typeof Main; faces: readonly CommandFace[] } | null>;
  sourceKey(root: string): string;
};

interface Started {
  readonly main: typeof Main;
  readonly faces?: readonly CommandFace[];
}

async function said({ main: start, faces }: Started, ...words: string[]) {
  const parts: string[] = [];
  const stream = { write: (part: string) => parts.push(part) > 0 };
  const code = await start(
    words,
    {
      stdout: stream as unknown as NodeJS.WriteStream,
      stderr: stream as unknown as NodeJS.WriteStream,
      env: {},
      cwd: process.cwd(),
      signal: new AbortController().signal,
      now: () => new Date(0),
    },
    faces,
  );
  return { code, text: parts.join('') };
}

describe('the compiled command line', () => {
  it('says what its sources say, for every command', async () => {
    const compiled = (await compiledMain())!;
    expect(await said(compiled, '--help')).toEqual(await said({ main }, '--help'));
    for (const name of commandNames) {
      expect(await said(compiled, name, '--help'), name).toEqual(await said({ main }, name, '--help'));
    }
    expect(await said(compiled, 'lsit')).toEqual(await said({ main }, 'lsit'));
    expect(await said(compiled, 'verify')).toEqual(await said({ main }, 'verify'));
    expect(await said(compiled, 'list', '--jsno')).toEqual(await said({ main }, 'list', '--jsno'));
  });

  it('knows what every command says of itself, as its source says it', async () => {
    const faces = (await allCommands()).map(({ run: _, ...face }) => face);
    expect((await compiledMain())!.faces).toEqual(JSON.parse(JSON.stringify(faces)));
    expect(faces.map(({ name }) => name)).toEqual(commandNames);
  });

  it('is compiled again after an edit that keeps size and date, and not otherwise', async () => {
    const root = mkdtempSync(join(tmpdir(), 'assay-compiled-'));
    const source = join(root, 'packages', 'one', 'src');
    mkdirSync(source, { recursive: true });
    mkdirSync(join(root, 'apps'));
    writeFileSync(join(root, 'packages', 'one', 'package.json'), '{}');
    const file = join(source, 'one.ts');
    writeFileSync(file, 'export const one = 1;');
    const before = sourceKey(root);
    expect(sourceKey(root)).toBe(before);
    const { atime, mtime } = statSync(file);
    writeFileSync(file, 'export const one = 2;');
    utimesSync(file, atime, mtime);
    expect(sourceKey(root)).not.toBe(before);
  });

  it('is left to the sources where a workspace has libraries of its own', async () => {
    const root = mkdtempSync(join(tmpdir(), 'assay-compiled-'));
    mkdirSync(join(root, 'packages', 'one', 'node_modules', 'a-library'), { recursive: true });
    mkdirSync(join(root, 'apps'));
    expect(await compiledMain(root)).toBeNull();
  });
});
