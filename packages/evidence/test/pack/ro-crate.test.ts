import { expect, it } from 'vitest';
import { roCrate } from '../../src/pack/ro-crate.ts';

it('names every file, parameter and part of the environment once, in one order whatever theirs', () => {
  const crate = roCrate(
    {
      title: 'A',
      summary: 'B',
      licence: 'https://spdx.org/licenses/MIT',
      runFinishedAt: '2025-03-05T10:00:00.000Z',
      run: {
        id: '0123',
        notebook: 'toy',
        code: 'c',
        inputs: {},
        parameters: { window: 7, a: 'x', Maximum: 3 },
        seed: 1,
        environment: { node: '20', arch: 'x64' },
      },
      inputs: [],
    },
    ['b.md', 'a.json', 'c.csv', 'd.ts', 'e.bin', 'f.html'],
  ) as { readonly '@graph': readonly Readonly<Record<string, unknown>>[] };
  const graph = crate['@graph'];
  const ofType = (type: string) => graph.filter((each) => each['@type'] === type);
  expect(ofType('PropertyValue')).toEqual([
    { '@id': '#parameter-Maximum', '@type': 'PropertyValue', name: 'Maximum', value: 3 },
    { '@id': '#parameter-a', '@type': 'PropertyValue', name: 'a', value: 'x' },
    { '@id': '#parameter-window', '@type': 'PropertyValue', name: 'window', value: 7 },
    { '@id': '#environment-arch', '@type': 'PropertyValue', name: 'arch', value: 'x64' },
    { '@id': '#environment-node', '@type': 'PropertyValue', name: 'node', value: '20' },
  ]);
  expect(ofType('CreateAction')[0]).toMatchObject({
    object: [{ '@id': '#parameter-Maximum' }, { '@id': '#parameter-a' }, { '@id': '#parameter-window' }],
    environment: [{ '@id': '#environment-arch' }, { '@id': '#environment-node' }],
    result: [{ '@id': 'a.json' }, { '@id': 'f.html' }],
  });
  expect(ofType('File').map((file) => [file['@id'], file['encodingFormat']])).toEqual([
    ['a.json', 'application/json'],
    ['b.md', 'text/markdown'],
    ['c.csv', 'text/csv'],
    ['d.ts', 'text/javascript'],
    ['e.bin', 'application/octet-stream'],
    ['f.html', 'text/html'],
  ]);
});
