import { findingProblems } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { people } from '../inputs.ts';
import notebook from '../notebook.ts';
import { computeFindings, tableOf } from './compute-cells.ts';

const register = (entity: readonly (string | null)[]) =>
  tableOf(people.schema.fields, {
    first_name: ['Amina', 'Aminah', 'Amina', 'Zoe'],
    surname: ['Hussain', 'Husain', 'Hussain', 'Lee'],
    date_of_birth: ['1990-02-01', '1990-02-01', '1990-02-01', null],
    entity,
  });

describe('match and merge', () => {
  it('states pairs and people at every tolerance', async () => {
    const found = await computeFindings(notebook, { people: register(['a', 'a', 'b', 'c']) });
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    const pairs = found.get('tolerance.pairs')!.table!;
    expect(pairs.rows[0]!.slice(0, 5)).toEqual([0, 0, 0, 1, 1]);
    expect(pairs.rows[5]!.slice(0, 5)).toEqual([1, 1, 1, 2, 0]);
    expect(found.get('register.without-date')).toMatchObject({ numerator: 1, denominator: 4 });
    expect(found.get('chosen.mixed-people')!.value).toBe(2);
  });

  it('says why errors cannot be counted where the true persons are unknown', async () => {
    const found = await computeFindings(notebook, { people: register([null, null, null, null]) });
    expect(found.get('tolerance.pairs')!.notComputed!.reason).toContain('do not say which person');
    expect(found.get('tolerance.links')!.table!.rows).toHaveLength(16);
  });
});
