import { describe, expect, it } from 'vitest';
import { mayImport } from './may-import.ts';
import { readRepositoryFile, repositoryFiles } from './source-files.ts';

/** The second column of the design's table of rooms, by the first. */
function statedRooms(): Record<string, string[]> {
  const section = readRepositoryFile('docs/design.md').split('## Rooms, and who may enter')[1]!.split('\n## ')[0]!;
  const rows = section.split('\n').filter((line) => /^\| [a-z]/.test(line) && !line.startsWith('| package '));
  return Object.fromEntries(
    rows.map((row) => {
      const [name, imports] = row
        .split('|')
        .slice(1, 3)
        .map((cell) => cell.trim());
      return [name!, imports === '' ? [] : imports!.split(', ')];
    }),
  );
}

describe('the design', () => {
  it('states who may import whom as the architecture test enforces it', () => {
    expect(statedRooms()).toEqual(mayImport);
  });

  it('has a room for every package', () => {
    const packages = repositoryFiles(/^packages\/[^/]+\/package\.json$/).map((path) => path.split('/')[1]!);
    expect(Object.keys(statedRooms()).sort()).toEqual(packages.sort());
  });
});
