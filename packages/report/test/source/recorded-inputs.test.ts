import { expect, it } from 'vitest';
import { inputOrigin, recordedInputs } from '../../src/source/recorded-inputs.ts';

const file = (path: string) => ({ path });

it('names files without their folders, a data set by its name, and what was left out as nothing', () => {
  const origin = (dataset: string | null, ...paths: readonly string[]) =>
    inputOrigin({ dataset, files: paths.map(file) });
  expect([origin(null, '/srv/a/b.csv'), origin(null, 'C:\\a\\b.csv', 'x/c.csv'), origin('febrl', '/a/b.csv')]).toEqual([
    ...['b.csv', 'b.csv + c.csv', 'febrl'],
  ]);
  expect([origin(null), origin('febrl')]).toEqual(['nothing', 'febrl']);
});

it('tells rows and whose they are', () => {
  const told = (more: object) =>
    recordedInputs([{ name: 'people', dataset: null, files: [file('/a/b.csv')], rows: 7, ...more }])['people']!;
  expect(told({})).toMatchObject({ from: 'b.csv', rows: 7, source: 'own' });
  expect(told({})).not.toHaveProperty('reading');
  const choices = { words: { outcome: { Nicked: 'arrest', 'See notes': '(missing)' } } };
  const lines = ['outcome: "Nicked" read as "arrest", as said', 'outcome: "See notes" read as missing, as said'];
  for (const dataset of [null, 'febrl']) expect(told({ choices, dataset })).toMatchObject({ reading: lines });
  expect(told({ files: [], rows: 0 })).toEqual({ from: 'nothing', rows: 0 });
  expect(told({ dataset: 'febrl', source: 'published' })).toMatchObject({ from: 'febrl', source: 'published' });
});
