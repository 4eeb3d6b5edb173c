import { expect, it } from 'vitest';
import { offenceSpelling } from '../../src/index.ts';

it('finds an offence whatever its case, and gives it as the file spells it', () => {
  expect(offenceSpelling(['Theft', ' BURGLARY '], 'burglary')).toBe(' BURGLARY ');
  expect(offenceSpelling(['Theft'], ' theft ')).toBe('Theft');
});

it.each([
  ['violence', 'Violence against the person'],
  ['violence', 'Violent crime'],
  ['Drugs', 'drug offences'],
  ['drugs', 'Drug offence'],
  ['burglary', 'Burglary - residential'],
  ['burglary', 'Residential burglary'],
  ['domestic abuse', 'Domestic violence'],
  ['domestic abuse', 'Domestic incident'],
  ['dangerous driving', 'Causing danger to road users'],
])('%s is what some lists call %s', (name, word) => {
  expect(offenceSpelling(['Theft', word], name)).toBe(word);
});

it('takes the name itself before what others call it, and the first list before the next', () => {
  expect(offenceSpelling(['Violent crime', 'violence'], 'violence')).toBe('violence');
  expect(offenceSpelling(['Violent crime', 'Violence and sexual offences'], 'violence')).toBe(
    'Violence and sexual offences',
  );
});

it('does not take one offence for another, or an unknown one for any', () => {
  expect(offenceSpelling(['Violent disorder', 'Drugs'], 'violence')).toBeNull();
  expect(offenceSpelling([], 'theft')).toBeNull();
});
