import { expect, it } from 'vitest';
import { licenceFaults, licencesOf } from '../.ci/licences.mjs';
import { readRepositoryFile, repository } from './source-files.ts';

it.each(['', 'adapters/danfo/'])('locks no package of /%s under a licence that was not agreed to', (root) => {
  const packages = licencesOf(JSON.parse(readRepositoryFile(`${root}package-lock.json`)), `${repository}${root}`);
  expect(packages.length).toBeGreaterThan(0);
  expect(licenceFaults(packages)).toEqual([]);
});

it('names a package without licence, under a copyleft one, or under an agreed name with another licence', () => {
  const packages = [
    { name: 'free', version: '1.0.0', licence: '(GPL-3.0 OR MIT)' },
    { name: 'both', version: '1.0.0', licence: 'GPL-3.0 AND MIT' },
    { name: 'silent', version: '2.0.0', licence: null },
    { name: 'axe-core', version: '9.0.0', licence: 'GPL-3.0' },
  ];
  expect(licenceFaults(packages).map((line) => line.split('. ')[0])).toEqual([
    'both 1.0.0 is under GPL-3.0 AND MIT',
    'silent 2.0.0 is under no stated licence',
    'axe-core 9.0.0 is under GPL-3.0',
  ]);
});
