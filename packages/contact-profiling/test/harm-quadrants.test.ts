import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { weighHarm } from '../src/index.ts';

it('tells offences without a weight, the most common first, and blanks apart from them', () => {
  const matter = dictionaryColumn([
    'Arson',
    ' robbery',
    'Fraud',
    null,
    'Fraud',
    'Fraud',
    'Arson',
    'Bribery',
    'ROBBERY ',
  ]);
  const found = weighHarm(matter, [
    { offence: 'Robbery', days: 365 },
    { offence: 'Theft', days: 2 },
  ]);
  expect([...found.weight]).toEqual([0, 365, 0, 0, 0, 0, 0, 0, 365]);
  expect(found.withoutWeight).toBe(7);
  expect(found.unknown).toEqual([
    { offence: 'Fraud', contacts: 3 },
    { offence: 'Arson', contacts: 2 },
    { offence: 'Bribery', contacts: 1 },
  ]);
});
