import { tableOf } from '@assay/dataset';
import { findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { people, reviews } from '../inputs.ts';
import notebook from '../notebook.ts';

const register = (entity: readonly (string | null)[]) =>
  tableOf(people.schema, {
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

  it('reads the sheet as three reviewers filled it in, at worst, by majority and at best', async () => {
    const unknown = register([null, null, null, null]);
    const blind = await computeFindings(notebook, { people: unknown });
    expect(blind.get('clerical.readings')!.notComputed!.reason).toContain('nobody has looked');
    const { columns, rows } = blind.get('clerical.sheet')!.table!;
    expect(columns.filter((column) => column.identifiesPerson).map(({ name }) => name)).toEqual([
      'record_a',
      'record_b',
    ]);
    expect(rows).toHaveLength(3);
    // Everybody says yes to the first pair of the sheet, two to the second, one to the third.
    const votes = rows.flatMap(([, a, b], place) =>
      ['x', 'y', 'z'].map((reviewer, index) => ({ a, b, reviewer, said: index + place < 3 ? 'yes' : 'cannot tell' })),
    );
    const filled = tableOf(reviews.schema, {
      // The other way round is the same pair.
      record_a: votes.map(({ b }) => `${b}`),
      record_b: votes.map(({ a }) => `${a}`),
      reviewer: votes.map(({ reviewer }) => reviewer),
      same_person: votes.map(({ said }) => said),
    });
    const found = await computeFindings(notebook, { people: unknown, reviews: filled });
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    const readings = found.get('clerical.readings')!.table!.rows;
    expect(readings.map(([, judge, wrong]) => [judge, Math.round(Number(wrong) * 3)])).toEqual([
      ['3 reviewers', 2],
      ['3 reviewers', 1],
      ['3 reviewers', 0],
    ]);
    expect(found.get('clerical.agreement')!.table!.rows.map(([who, cases, same]) => [who, cases, same])).toEqual([
      ['1 and 2', 3, 2],
      ['1 and 3', 3, 1],
      ['2 and 3', 3, 2],
    ]);
    expect(found.get('unlabelled.compared')!.table!.rows.map(([way]) => way)).toContain(
      'drawn pairs, judged by 3 reviewers',
    );
  });
});
