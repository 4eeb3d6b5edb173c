import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Project, project } from './project.ts';

describe('an address with a password', () => {
  const user = 'ann-of-it';
  const password = 's3cr@t/word';
  let toy: Project;
  beforeAll(() => {
    toy = project();
    mkdirSync(join(toy.home, 'datasets', 'lake'), { recursive: true });
    const descriptor = {
      name: 'lake',
      title: 'Lake',
      description: 'A table elsewhere.',
      licenses: [{ name: 'none' }],
      sources: [{ title: 'Lake', path: `https://${user}:${password}@lake/x` }],
      resources: [{ name: 'people', path: 'people.csv', format: 'csv', schema: { fields: [] } }],
    };
    writeFileSync(join(toy.home, 'datasets', 'lake', 'datapackage.json'), JSON.stringify(descriptor));
  });

  const addresses = ['postgres', 'spark', 'sc', 'https', 's3a', 'jdbc:postgresql'].map(
    (scheme) => `${scheme}://${user}:${password}@127.0.0.1:5432/db`,
  );
  const [address] = addresses as [string];
  it.each<[string, string[]]>([
    ...addresses.map((each): [string, string[]] => [`of scheme ${each.split('//')[0]}`, ['--input', `people=${each}`]]),
    ['as a path of this folder', ['--input', `people=./${address}`]],
    ['without an input', ['--input', address]],
    ['with a query and no input', ['--input', `${address}?sslmode=require`]],
    ['for an unknown input', ['--input', `nobody=${address}`]],
    ['as an option', [`--${address}`]],
    ['as a word', [address]],
    ['as a mapping', ['--columns', `people:name=${address}`]],
    ['as a parameter', ['--parameter', `letters=${address}`]],
    ['as a parameter that is not there', ['--parameter', `${address}=1`]],
    ['as a query', ['--input', 'people=people.csv', '--query', `people=select * from '${address}'`]],
    ['as a seed', ['--seed', address]],
    ['as an encoding', ['--input', 'people=people.csv', '--encoding', address]],
    ['as a folder for the run', ['--out', address]],
    ['as an invented input', ['--invented', address]],
  ])('%s is refused in one line that holds neither user nor password', async (_, words) => {
    writeFileSync(join(toy.home, 'people.csv'), 'surname,born\nAsh,2001-01-01\n');
    const { code, out, err } = await toy.assay('run', 'toy', ...words);
    expect(code).toBe(2);
    expect(err.split('\n').filter((line) => line !== '' && !line.startsWith('toy: '))).toHaveLength(1);
    for (const part of [user, 's3cr', 't/word']) expect(`${out}${err}`).not.toContain(part);
  });

  it.each([
    ['run', address],
    ['verify', address],
    ['rerun', address],
    ['export', address],
    ['check', address],
    ['list', address],
    ['diff', address, address],
    ['attack', address],
    ['sign', address, '--key', address],
    ['data', address],
    ['data', 'lake'],
    ['new', 'fresh', '--data', address],
    ['backup', address],
    ['restore', address],
    ['pdf', address],
    ['open', address],
    ['open', 'toy', '--input', `people=${address}`],
    ['open', 'toy', '--port', address],
    ['check', 'toy', '--input', `people=${address}`],
    ['check', 'toy', '--columns', `people:name=${address}`],
    ['test', address],
    ['audit', address],
    ['atrs', address],
    ['atrs', 'toy', '--out', address],
    ['brief', address, '--out', 'x.html'],
    ['brief', 'x', '--out', address],
    ['attach', address],
    ['attach', 'people.csv', '--signers', address],
    ['key', address],
    ['key', 'fresh', '--until', address],
    ['start', '--port', address],
    ['serve', '--people', address],
    ['rerun', 'toy', '--input', `people=${address}`],
    ['rerun', 'toy', '--trust', address],
    ['verify', 'people.csv', '--certificate', address],
    ['verify', 'people.csv', '--digest', address],
    ['export', 'toy', '--out', address],
    ['export', 'toy', '--out', 'x.zip', '--exception', address],
    ['data', 'lake', '--mirror', address],
    ['data', 'lake', '--check', '--for', address],
    ['run', 'toy', '--count-limit', address],
    ['run', 'toy', '--time-limit', address],
    ['completions', address],
    [address],
  ])('is not repeated by assay %s', async (...words: string[]) => {
    const { code, out, err } = await toy.assay(...words);
    expect(code).toBe(2);
    for (const part of [user, 's3cr', 't/word']) expect(`${out}${err}`).not.toContain(part);
  });

  it('stands in no file of the project but the one it was written in', () => {
    const files = readdirSync(toy.home, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    const holding = files
      .map((each) => join(each.parentPath, each.name))
      .filter((path) => readFileSync(path).includes(user));
    expect(holding).toEqual([join(toy.home, 'datasets', 'lake', 'datapackage.json')]);
  });
});
