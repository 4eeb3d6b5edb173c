import { expect, it } from 'vitest';
import { repositoryFiles } from './source-files.ts';

/** What a file of tests may be named after besides a source or a room of sources: what it is, where it is of all. */
const KINDS: readonly string[] = [
  ...['examples', 'golden', 'calibration', 'property', 'edges', 'odd-arguments', 'readme', 'kernel-source'],
];

it('names each file of tests after its source, or the room of its sources: `source.topic.test.ts`', () => {
  const named = new Map<string, Set<string>>();
  for (const file of repositoryFiles(
    /^((packages|apps|adapters)\/[^/]+|testing)\/(src|browser|kernel|example)\/.*\.(ts|js|css)$/,
  )) {
    const [, home, rest] = /^((?:packages|apps|adapters)\/[^/]+|testing)\/[^/]+\/(.+)\.[a-z]+$/.exec(file)!;
    const names = named.get(home!) ?? new Set<string>();
    for (const part of rest!.split('/')) names.add(part);
    named.set(home!, names);
  }
  const tests = repositoryFiles(/^((packages|apps|adapters)\/[^/]+|testing)\/test\/.*\.test\.ts$/);
  expect(tests.length).toBeGreaterThan(300);
  const strange = tests.filter((file) => {
    const [, home, name] = /^(.+)\/test\/(?:.+\/)?([^/.]+)[^/]*$/.exec(file)!;
    return !named.get(home!)?.has(name!) && !KINDS.includes(name!);
  });
  expect(strange).toEqual([]);
});
