import { dirname } from 'node:path';
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

  it('names every room, each once, and none that is not there', () => {
    const section = readRepositoryFile('docs/design.md').split('## What stands in each room')[1]!;
    const named = [...section.matchAll(/^- `([\w/-]+)`: \S/gm)].map(([, room]) => room!);
    const sources = repositoryFiles(
      /^packages\/[^/]+\/src\/.+\/[^/]+\.ts$|^apps\/[^/]+\/(src|browser|attack-all)\/.+\.(ts|js)$|^(testing|packages\/statistics)\/src\/.+\.ts$|^(bench|packaging)\/[^/]+\.ts$/,
    );
    const rooms = sources.map((path) =>
      dirname(path)
        .replace(/^packages\//, '')
        .replace('/src', ''),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.sort()).toEqual([...new Set(rooms)].sort());
  });
});
