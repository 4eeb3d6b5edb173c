import { table as arqueroTable, op } from 'arquero';
import { describe, expect, it } from 'vitest';
import { fromArquero, toArquero } from '../../src/arquero/index.ts';
import { tableOf, textColumn } from '../../src/index.ts';
import { everyType } from '../read/every-type-schema.ts';
import { personSchema } from '../read/person-schema.ts';

const people = tableOf(everyType, {
  text: ['Ana', null, 'José'],
  number: [1.5, 2, null],
  date: ['31/01/1980', '1980-02-31', null],
  time: ['1970-01-01T00:00:01Z', null, '1970-01-02'],
});

describe('Arquero', () => {
  it('goes out and back without loss, dates that cannot be among it', () => {
    expect(fromArquero(toArquero(people), everyType)).toEqual(people);
    expect(toArquero(people).object(1)).toEqual({ text: null, number: 2, date: '1980-02-31', time: null });
  });

  it('comes back filtered and in its order, by guessed names, with derived fields', () => {
    const source = arqueroTable({
      rec_id: ['rec-7-org', 'rec-7-dup-0', 'other'],
      Given_Name: ['B', 'A', 'C'],
      surname: ['X', 'Y', 'Z'],
      dob: [new Date(Date.UTC(1980, 0, 31)), null, undefined],
    });
    const back = fromArquero(
      source.orderby('Given_Name').filter((row: { surname: string }) => op.lower(row.surname) !== 'z'),
      personSchema,
    );
    expect(textColumn(back, 'first_name').values).toEqual(['A', 'B']);
    expect(textColumn(back, 'entity')).toEqual({ kind: 'text', codes: Int32Array.of(0, 0), values: ['7'] });
  });
});
