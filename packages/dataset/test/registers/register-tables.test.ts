import { textAt } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { matchColumns, REGISTER_TABLES, scoredPeople, tableOf, tableSchema } from '../../src/index.ts';
import { TRUE_PERSON } from '../../src/registers/register-tables.ts';
import { peopleChoices } from '../example-values.ts';

const schemaOf = (name: keyof typeof REGISTER_TABLES) =>
  tableSchema({ name, title: name, fields: REGISTER_TABLES[name] });
const fieldsOf = (name: keyof typeof REGISTER_TABLES, headings: readonly string[]) =>
  Object.fromEntries(matchColumns(schemaOf(name), headings).map(({ field, column }) => [column, field]));

describe('tables about people that no register holds', () => {
  it('are read by the headings that other tools write', () => {
    expect(fieldsOf('links', ['unique_id_l', 'unique_id_r', 'match_probability'])).toEqual({
      unique_id_l: 'one',
      unique_id_r: 'other',
      match_probability: 'probability',
    });
    expect(fieldsOf('links', ['cluster_id', 'unique_id'])).toEqual({ cluster_id: 'cluster', unique_id: 'record' });
    expect(fieldsOf('scoredPeople', ['y_true', 'y_pred', 'y_score', 'sensitive_feature', 'sample_weight'])).toEqual({
      y_true: 'outcome',
      y_pred: 'decision',
      y_score: 'score',
      sensitive_feature: 'group',
      sample_weight: 'weight',
    });
  });

  it('ask of a sheet of reviews what was looked at and what was said, and of one of flags also who said it', () => {
    expect(fieldsOf('reviewedPairs', ['record_a', 'record_b', 'verdict'])).toMatchObject({ verdict: 'same_person' });
    expect(() => fieldsOf('reviewedPairs', ['record_a', 'record_b'])).toThrow(/same_person/);
    const flags = ['staff_id', 'record_id', 'reviewed_by', 'verdict'];
    expect(fieldsOf('reviewedFlags', flags)).toMatchObject({ reviewed_by: 'reviewer', verdict: 'decision' });
    for (const missing of flags)
      expect(() =>
        fieldsOf(
          'reviewedFlags',
          flags.filter((each) => each !== missing),
        ),
      ).toThrow(/reviewedFlags|field/i);
  });

  it('have in the table of scored people every column that is read of them', () => {
    const table = tableOf(schemaOf('scoredPeople'), {
      person: ['a', 'a'],
      group: ['X', 'Y'],
      second_group: ['p', null],
      score: [0.9, 0.1],
      decision: ['yes', 'no'],
      outcome: ['no', 'yes'],
      weight: [1, 2],
    });
    const read = scoredPeople(table, peopleChoices);
    expect(read.score).toEqual(Float64Array.of(0.9, 0.1));
    expect(read.weight).toEqual(Float64Array.of(1, 2));
    expect([...read.label]).toEqual([0, 1]);
    expect(read.decided).toMatchObject({ yes: 1, no: 1 });
    expect([read.repeated, textAt(read.person!, 1)]).toEqual([1, 'a']);
  });

  it('tell the true person from the identifiers of public test files, and from no others', () => {
    const [from] = matchColumns({ name: 'a', title: 'A', fields: [TRUE_PERSON] }, ['rec_id']);
    expect(from).toMatchObject({ field: 'entity', how: 'derived' });
    const pattern = new RegExp(TRUE_PERSON.derive!.pattern);
    expect(['rec-12-org', 'rec-12-dup-3'].map((id) => pattern.exec(id)?.[1])).toEqual(['12', '12']);
    expect(['rec-12', 'rec-12-dup', 'x-rec-12-org'].map((id) => pattern.exec(id))).toEqual([null, null, null]);
  });
});
