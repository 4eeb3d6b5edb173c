import { describe, expect, it } from 'vitest';
import { offenceSpelling, refuseUnknownOffences } from '../../src/index.ts';

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

describe('an offence asked for by name', () => {
  const asked = (wanted: string) => [{ parameter: 'drugOffence', wanted, usual: 'drugs' }];

  it('is refused where no event is of it, with those that there are', () => {
    expect(() => refuseUnknownOffences(['Theft', 'Arson'], asked('piracy'))).toThrow(
      'parameter drugOffence is "piracy", and no event is of that offence: they are Theft, Arson. Name one of these.',
    );
    const many = Array.from({ length: 9 }, (_, place) => `Offence ${place}`);
    expect(() => refuseUnknownOffences(many, asked('piracy'))).toThrow('Offence 7 and others. Name');
  });

  it('may be absent where it is the usual one, in other words, or where no offence is named at all', () => {
    for (const [known, wanted] of [
      [['Theft'], 'drugs'],
      [['Burglary - residential'], 'burglary'],
      [[], 'piracy'],
    ] as const) {
      expect(refuseUnknownOffences(known, asked(wanted))).toBeUndefined();
    }
  });
});
