import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { withoutOwnGroup } from '../../src/index.ts';

it('counts searches of people without a group of their own, by what the officer recorded', () => {
  const rows = withoutOwnGroup({
    selfDefined: dictionaryColumn([null, 'White', 'Not stated', 'Black', null]),
    officerDefined: dictionaryColumn(['White', 'White', 'Black', null, null]),
    counts: Float64Array.of(3, 5, 7, 2, 4),
  });
  expect(rows).toEqual([
    { officer: 'White', without: 3, searches: 8 },
    { officer: 'Black', without: 7, searches: 7 },
    { officer: 'Not recorded', without: 4, searches: 6 },
    { officer: 'Mixed', without: 0, searches: 0 },
    { officer: 'Asian', without: 0, searches: 0 },
    { officer: 'Other', without: 0, searches: 0 },
  ]);
});

it('has no row for officers who left nothing out, and one for a word that is no broad group', () => {
  const rows = withoutOwnGroup({
    selfDefined: dictionaryColumn(['White']),
    officerDefined: dictionaryColumn(['Arab']),
    counts: Float64Array.of(2),
  });
  if ('status' in rows) throw new Error(rows.reason);
  expect(rows.filter(({ searches }) => searches > 0)).toEqual([{ officer: 'Arab', without: 0, searches: 2 }]);
  expect(rows.map(({ officer }) => officer)).not.toContain('Not recorded');
});

it('says nothing where no officer recorded anything, for every group would have been searched by nobody', () => {
  const rows = withoutOwnGroup({
    selfDefined: dictionaryColumn([null, 'White']),
    officerDefined: dictionaryColumn([null, null]),
    counts: Float64Array.of(3, 5),
  });
  expect(rows).toMatchObject({ reason: 'the file does not say of any search what the officer recorded' });
});
