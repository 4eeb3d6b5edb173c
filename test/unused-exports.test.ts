import { expect, it } from 'vitest';
import { readRepositoryFile, repositoryFiles } from './source-files.ts';

const DECLARED = /^export (?:declare )?(?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm;

it('exports nothing that no other file names', () => {
  const named = new Map<string, number>();
  const texts = repositoryFiles(/\.(ts|mts|mjs|js|md)$/).map((file) => [file, readRepositoryFile(file)] as const);
  for (const [, text] of texts) {
    for (const word of new Set(text.match(/\w+/g))) named.set(word, (named.get(word) ?? 0) + 1);
  }
  const sources = texts.filter(([file]) => /^((packages|apps|adapters)\/[^/]+|testing)\/src\/.*\.ts$/.test(file));
  expect(sources.length).toBeGreaterThan(1000);
  const unused = sources.flatMap(([file, text]) =>
    [...text.matchAll(DECLARED)].flatMap(([, name]) => (named.get(name!) === 1 ? [`${file} ${name}`] : [])),
  );
  expect(unused).toEqual([]);
});
