import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRepositoryFile, repository, repositoryFiles } from './source-files.ts';

const readme = readRepositoryFile('README.md');
const manifest = JSON.parse(readRepositoryFile('package.json')) as { scripts: Record<string, string> };

/** Commands in the README's shell blocks. */
function commands(text: string): string[] {
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((block) =>
    block[1]!
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
}

describe('README', () => {
  it('opens with the two commands of a newcomer', () => {
    expect(commands(readme).slice(0, 2)).toEqual(['npm install && npm start', 'npm install && npm test']);
  });

  it('names only npm scripts that exist', () => {
    for (const line of commands(readme)) {
      for (const [, script] of line.matchAll(/\bnpm (?:run ([\w:-]+)|start|test)/g)) {
        if (script !== undefined) expect(Object.keys(manifest.scripts), line).toContain(script);
      }
    }
    expect(manifest.scripts['start']).toBeDefined();
    expect(manifest.scripts['test']).toBeDefined();
  });

  it('names only assay commands that exist', () => {
    const known = repositoryFiles(/^apps\/cli\/src\/command\/[\w-]+\.ts$/).map(
      (path) => /([\w-]+)\.ts$/.exec(path)![1]!,
    );
    for (const line of commands(readme)) {
      const command = /(?:^|npx )assay ([\w-]+)/.exec(line)?.[1];
      if (command !== undefined) expect(known, line).toContain(command);
    }
  });

  it('is what the landing check runs, word for word', () => {
    const script = readRepositoryFile('.ci/run')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('set '));
    expect(script).toEqual(['npm install && npm test']);
  });

  it('links to files that exist, in every README', () => {
    for (const path of repositoryFiles(/(^|\/)README\.md$/)) {
      const folder = join(repository, path, '..');
      const text = readFileSync(join(repository, path), 'utf8');
      for (const [, target] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
        expect(existsSync(join(folder, target!)), `${path} links to ${target}`).toBe(true);
      }
    }
  });

  it('names the folders that a package has, all of them, where its README lists folders', () => {
    const listing = repositoryFiles(/^packages\/[^/]+\/README\.md$/)
      .map((path) => ({ path, table: /^\| folder[\s\S]*?\n\n/m.exec(readRepositoryFile(path))?.[0] }))
      .filter(({ table }) => table !== undefined);
    expect(listing.length).toBeGreaterThan(2);
    for (const { path, table } of listing) {
      const named = [...table!.matchAll(/^\|([^|]*)\|/gm)].flatMap(
        ([, cell]) => cell!.match(/(?<=`)[\w.-]+(?=`)/g) ?? [],
      );
      const source = join(repository, path, '../src');
      const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
      expect(
        named.filter((name) => !existsSync(join(source, name))),
        path,
      ).toEqual([]);
      expect(
        folders.map(({ name }) => name).filter((name) => !named.includes(name)),
        path,
      ).toEqual([]);
    }
  });

  it('gives every workspace package a README', () => {
    const packages = repositoryFiles(/^(packages|apps)\/[^/]+\/package\.json$/);
    for (const path of packages) {
      expect(existsSync(join(repository, path, '../README.md')), path).toBe(true);
    }
  });
});

describe('the indexes of notebooks and datasets', () => {
  it.each(['notebooks', 'datasets'])('name every folder of %s, and no other', (room) => {
    const folders = new Set(
      repositoryFiles(new RegExp(`^${room}/[^/]+/package\\.json$`)).map((path) => path.split('/')[1]!),
    );
    const named = [...readRepositoryFile(`${room}/README.md`).matchAll(/^\| \[([a-z-]+)\]\(/gm)].map(
      ([, name]) => name!,
    );
    expect(new Set(named)).toEqual(folders);
  });
});
