import type { Results } from '@assay/evidence';
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

it('names no row by the month or the day of one group: what the gate holds back as words, it would print as a name', () => {
  const isDate = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}(?:-\d{2})?$/.test(value);
  const named = repositoryFiles(/^notebooks\/[^/]+\/baseline\.json$/).flatMap((path) =>
    (JSON.parse(readRepositoryFile(path)) as Results).findings.flatMap(({ id, table }) => {
      const keys = table?.columns.flatMap(({ key }, at) => (key === true ? [at] : [])) ?? [];
      const isOfDates = (at: number) => table!.rows.some((row) => isDate(row[at]));
      return keys.length > 1 && keys.some(isOfDates) ? [`${path} ${id}`] : [];
    }),
  );
  expect(named).toEqual([]);
});
