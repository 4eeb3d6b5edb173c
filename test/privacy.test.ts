import { expect, it } from 'vitest';
import { readRepositoryFile, repositoryFiles } from './source-files.ts';

const texts = repositoryFiles(/\.(ts|mjs|md|json|css|html|yml|yaml|sh|py|R)$/).filter(
  (path) => !path.endsWith('package-lock.json') && path !== 'test/privacy.test.ts',
);

it('names no path of one machine', () => {
  const machinePath = /(?:^|[\s"'`(=])\/(?:work|home|root|tmp|farm|Users)\/[A-Za-z.]/m;
  expect(texts.filter((path) => machinePath.test(readRepositoryFile(path)))).toEqual([]);
});

it('records no registry host in a lock file', () => {
  const locks = repositoryFiles(/(^|\/)package-lock\.json$/);
  expect(locks).toContain('package-lock.json');
  const hosts = locks.flatMap((lock) =>
    [...readRepositoryFile(lock).matchAll(/"resolved": "(https?:[^"]+)"/g)].map((match) => match[1]),
  );
  expect(hosts).toEqual([]);
});

it('commits no file that is larger than a reader can check', () => {
  const large = repositoryFiles(/^(?!package-lock\.json)/).filter((path) => readRepositoryFile(path).length > 1 << 20);
  expect(large).toEqual([]);
});
