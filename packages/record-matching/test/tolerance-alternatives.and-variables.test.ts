import { dictionaryColumn } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  addedVariable,
  nameChanges,
  namesAlikeBy,
  namesakeRisk,
  recordsOfChangedSurname,
  toleranceAlternatives,
  toleranceSweep,
  USUAL_NAME_RULES,
  withinEdits,
  withinLength,
  withinSlips,
} from '../src/index.ts';
import { COLUMNS, readColumns, registers } from './reference/read-columns.ts';

const columns = {
  forename: dictionaryColumn(['Martha', 'Marhta', 'Lee', 'Li', 'Ann', 'Lee']),
  surname: dictionaryColumn(['Jones', 'Jones', 'Ann', 'Wu', 'Lee', 'Ann']),
  dateOfBirth: dictionaryColumn(['1990', '1990', '1990', '1990', '1990', '1991']),
};
const truth = dictionaryColumn(['a', 'a', 'b', 'c', 'b', 'b']);

describe('other rules', () => {
  it('as usually proposed compare both names alike, and one of them swaps them', () => {
    for (const { forename, surname } of USUAL_NAME_RULES) expect(surname).toBe(forename);
    // Pairs of one date: swapped letters are two edits and one slip, a short name has no edit to spare, Lee and Ann stand swapped.
    expect(toleranceAlternatives(columns, truth, USUAL_NAME_RULES).map(({ rule, pairs }) => [rule, pairs])).toEqual([
      ['one edit in each name', 0],
      ['two edits in each name', 1],
      ['two slips, swapped letters count once', 1],
      ['a quarter of the letters', 0],
      ['two edits, or names in each other’s place', 2],
      ['similarity of at least nine tenths', 1],
    ]);
  });

  it('count a swap of letters once, follow length, and may swap names', () => {
    const rule = (
      name: string,
      test: Parameters<typeof toleranceAlternatives>[2][number]['forename'],
      swapped = false,
    ) => ({
      name,
      forename: test,
      surname: test,
      swapped,
    });
    const rows = toleranceAlternatives(columns, truth, [
      rule('one edit', withinEdits(1)),
      rule('one slip', withinSlips(1)),
      rule('by length', withinLength),
      rule('alike', namesAlikeBy(0.9)),
      rule('swapped', withinEdits(0), true),
    ]);
    expect(rows.map(({ pairs, truePairs }) => [pairs, truePairs])).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
  });
});

describe('a further variable', () => {
  it('counts right and wrong links that survive it', () => {
    const sweep = toleranceSweep(
      {
        forename: dictionaryColumn(['Ann', 'Ann', 'Ann', 'Ann']),
        surname: dictionaryColumn(['Lee', 'Lee', 'Lee', 'Lee']),
        dateOfBirth: dictionaryColumn(['1990', '1990', '1990', '1990']),
      },
      {},
    );
    const place = dictionaryColumn(['Leeds', 'LEEDS', 'York', null]);
    const rows = addedVariable(sweep, dictionaryColumn(['a', 'a', 'b', 'a']), () => true, [
      { name: 'place', column: place },
    ]);
    expect(
      rows.map(({ use, truePairs, falsePairs, pairsWithBoth }) => [use, truePairs, falsePairs, pairsWithBoth]),
    ).toEqual([
      ['none', 3, 3, 6],
      ['must not differ', 3, 1, 3],
      ['must agree', 1, 0, 3],
    ]);
  });

  it('tells whose links a further variable costs', () => {
    const records = ['Ann', 'Ann', 'Ann', 'Ann', 'Bo', 'Bo'];
    const column = (values: (string | null)[]) => dictionaryColumn(values);
    const register = {
      forename: column(records),
      surname: column(records),
      dateOfBirth: column(records.map(() => '1990')),
    };
    const people = column(['a', 'a', 'b', 'b', 'c', 'c']);
    const rows = addedVariable(
      toleranceSweep(register, { truth: people }),
      people,
      () => true,
      [{ name: 'place', column: column(['Leeds', 'Leeds', 'York', 'Hull', 'Bath', 'Bath']) }],
      column(['x', 'x', null, 'y', null, null]),
    );
    expect(rows[0]!.byGroup).toEqual([
      { group: 'x', truePairs: 1, allTruePairs: 1 },
      { group: 'y', truePairs: 1, allTruePairs: 1 },
      { group: 'Not recorded', truePairs: 1, allTruePairs: 1 },
    ]);
    expect(rows[1]!.byGroup.map(({ group, truePairs }) => [group, truePairs])).toEqual([
      ['x', 1],
      ['y', 0],
      ['Not recorded', 1],
    ]);
  });
});

describe('names', () => {
  it('that changed are told from names that stand swapped', () => {
    const rows = nameChanges(
      {
        forename: dictionaryColumn(['Ann', 'Ann', 'Lee', 'Bo']),
        surname: dictionaryColumn(['Jones', 'Whitaker', 'Bo', 'Lee']),
        dateOfBirth: dictionaryColumn(['1990', '1990', '1980', '1980']),
      },
      dictionaryColumn(['a', 'a', 'b', 'b']),
      dictionaryColumn(['Female', null, 'Male', 'Male']),
      1,
    );
    expect(
      rows.map(({ group, people, changedSurname, swappedNames }) => [group, people, changedSurname, swappedNames]),
    ).toEqual([
      ['Female', 1, 1, 0],
      ['Male', 1, 0, 1],
    ]);
    expect(
      Array.from(
        recordsOfChangedSurname(
          {
            forename: dictionaryColumn(['Ann', 'Bo', 'Ann', 'Cy']),
            surname: dictionaryColumn(['Jones', 'Lee', 'Whitaker', null]),
            dateOfBirth: dictionaryColumn(['1990', '1980', '1990', '1990']),
          },
          dictionaryColumn(['a', 'b', 'a', 'a']),
          1,
        ),
      ),
    ).toEqual([1, 0, 1, 1]);
  });

  it('that many people have are unsafe to merge by', () => {
    const risk = namesakeRisk(
      {
        forename: dictionaryColumn(['Ann', 'ann', 'Ann', 'Zoe', null]),
        surname: dictionaryColumn(['Lee', 'Lee', 'Lee', 'Hall', 'Hall']),
        dateOfBirth: dictionaryColumn(['1990', '1991', '1992', '1990', '1990']),
      },
      { limit: 0.5 },
    );
    expect(Array.from(risk.expectedNamesakes)).toEqual([(2 * 3) / 5, 2 / 5, 2 / 5, 0, -1]);
    expect(risk.unsafeRecords).toBe(1);
  });
});

const historical = registers.historical50k;
describeWithReferenceData('adding place of birth to historical figures', historical.files, (path) => {
  it('takes away nearly every wrong link at distance three, and surnames change more among women', async () => {
    const query = historical
      .query(path)
      .replace('select ', "select case when gender in ('female', 'male') then gender end as sex, birth_place, ");
    const data = await readColumns(query, [...COLUMNS, 'birth_place', 'sex']);
    const { forename, surname, date_of_birth: dateOfBirth, entity } = data;
    const sweep = toleranceSweep({ forename, surname, dateOfBirth }, { truth: entity });
    const rows = addedVariable(sweep, entity, (f, s) => Math.max(f, s) === 3, [
      { name: 'place of birth', column: data.birth_place },
    ]);
    expect(rows[0]).toMatchObject({ truePairs: 64_132 - 55_815, falsePairs: 1823 - 285 });
    expect(rows[2]!.falsePairs).toBeLessThan(35);
    const changes = nameChanges({ forename, surname, dateOfBirth }, entity, data.sex, 2);
    const share = (group: string) => {
      const row = changes.find((each) => each.group === group)!;
      return row.changedShare.status === 'computed' ? row.changedShare.value : Number.NaN;
    };
    expect(share('female')).toBeGreaterThan(share('male'));
  });
});
