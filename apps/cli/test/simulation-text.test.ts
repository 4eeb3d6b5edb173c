import { expect, it } from 'vitest';
import { simulationText } from '../src/show/simulation-text.ts';

const of = (finding: string, more: object) => ({
  ...{ finding, seeds: 5, accepted: 0.123456, mean: 0.12, standardError: 0.001, distance: 3.456 },
  ...more,
});

it('says of each number that rests on chance how far it is from those of other seeds, in four figures', () => {
  const text = simulationText([
    of('names.draw', {}),
    of('flags.all', { accepted: 12_345.6, mean: 12_345.6, standardError: 0, distance: null }),
  ] as never);
  expect(text.split('\n')).toEqual([
    'over 5 seeds:',
    '  names.draw  accepted 0.1235  mean 0.12   simulation error 0.001  3.5 simulation errors away',
    '  flags.all   accepted 12350   mean 12350  simulation error 0      no seed moves it',
    '',
  ]);
});

it('is nothing where no number rests on chance', () => {
  expect(simulationText([])).toBe('');
});
