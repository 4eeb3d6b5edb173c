import { field, type PlainValues, tableOf, tableSchema } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import { givenTable } from '../../src/input/given-table.ts';

const required = { required: true };
const schema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [
    field.text('who', 'Who', '', 'identifier', required),
    field.date('born', 'Born', '', 'date-of-birth', required),
    field.time('seen', 'Seen', '', 'time', required),
    field.number('weight', 'Weight', '', 'measure', required),
    field.text('note', 'Note', '', 'name'),
  ],
});
const rows = {
  who: ['b', 'a', null],
  born: ['2001-02-03', null, null],
  seen: ['2024-05-06 07:08:09', null, null],
  weight: [1.5, null, null],
};
const given = (change: Partial<Record<keyof typeof rows, PlainValues>> = {}, count = 3) =>
  givenTable(
    { name: 'people', schema },
    tableOf(
      schema,
      Object.fromEntries(
        Object.entries({ ...rows, ...change }).map(([name, values]) => [name, values.slice(0, count)]),
      ),
    ),
  );

describe('the table that a cell is given', () => {
  it('has every field, one that no file had as well, where a single row has a value of each', () => {
    const { rowCount, columns } = given();
    expect(rowCount).toBe(3);
    expect(Object.keys(columns).sort()).toEqual(['born', 'note', 'seen', 'weight', 'who']);
    expect(Array.from((columns['weight'] as { values: Float64Array }).values).filter((each) => each > 0)).toEqual([
      1.5,
    ]);
  });

  it.each(['who', 'born', 'seen', 'weight'] as const)('is refused where %s is blank in every row', (name) => {
    expect(() => given({ [name]: [null, null, null] })).toThrow(
      `input people: ${name} has no value in any of 3 rows. Map the column that holds it: --columns people:${name}=….`,
    );
    expect(() => given({ [name]: [null] }, 1)).toThrow(`${name} has no value in any of 1 row. Map`);
    expect(() => given({ [name]: [null, null, null] }, 0)).not.toThrow();
  });

  it('takes a date that cannot be for a value, and names all that are blank', () => {
    expect(() => given({ born: [null, '2001-02-31', null] })).not.toThrow();
    expect(() => given({ born: [null, null, null], weight: [null, null, null] })).toThrow(
      /born, weight has no value in any of 3 rows.*people:born=/,
    );
  });
});
