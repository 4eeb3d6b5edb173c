import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { folderBeside, tidyBeside } from '../../src/index.ts';

const parent = mkdtempSync(join(tmpdir(), 'assay-beside-'));
afterAll(() => rmSync(parent, { recursive: true }));

/** Larger than any process's number on this system. */
const ENDED = 2 ** 22 + 1;

it('takes away what a killed process left, and puts back what it had taken aside before anything took its place', () => {
  const own = basename(folderBeside(parent, 'run', 'new'));
  const left = (base: string, kind: string) => {
    const path = join(parent, own.replace('run-new', `${base}-${kind}`).replace(`-${process.pid}-`, `-${ENDED}-`));
    mkdirSync(join(path, '1'), { recursive: true });
    writeFileSync(join(path, '1', 'run.json'), base);
    return path;
  };
  left('run', 'new');
  left('taken', 'old');
  left('stands', 'old');
  mkdirSync(join(parent, 'stands'));
  tidyBeside(parent);
  expect(readdirSync(parent).sort()).toEqual([own, 'stands', 'taken']);
  expect(readdirSync(join(parent, 'stands'))).toEqual([]);
  expect(readdirSync(join(parent, 'taken'))).toEqual(['run.json']);
});
