import { table as arqueroTable, op } from 'arquero';
import { describe, expect, it } from 'vitest';
import { fromArquero, toArquero } from '../../src/arquero/index.ts';
import { fromDanfo, toDanfo } from '../../src/danfo/index.ts';
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

describe('Danfo', () => {
  it('goes out and back without loss', async () => {
    const frame = await toDanfo(people);
    expect(frame.shape).toEqual([3, 4]);
    expect(fromDanfo(frame, everyType)).toEqual(people);
  });

  it('still makes every kind of call that it sends to its tensor library', async () => {
    const { DataFrame, LabelEncoder, MinMaxScaler, OneHotEncoder, Series, StandardScaler, tensorflow } = await import(
      'danfojs-node'
    );
    const frame = new DataFrame({ a: [1, 2, 4], b: [4, 8, 2] });
    expect(frame.add(1).values).toEqual([
      [2, 5],
      [3, 9],
      [5, 3],
    ]);
    expect(frame.div([1, 2, 4], { axis: 0 }).values).toEqual([
      [1, 4],
      [1, 4],
      [1, 0.5],
    ]);
    expect(frame.gt(3).values).toEqual([
      [false, true],
      [false, true],
      [true, false],
    ]);
    expect(frame.diff(1).values.slice(1)).toEqual([
      [1, 4],
      [2, -6],
    ]);
    expect(frame.pctChange(1).values.slice(1)).toEqual([
      [1, 1],
      [1, -0.75],
    ]);
    expect([new Series([3, 9, 1]).argMax(), new Series([3, 9, 1]).argMin()]).toEqual([1, 2]);
    expect((await frame.sample(2, { seed: 1 })).shape).toEqual([2, 2]);
    expect((await new Series([3, 9, 1]).sample(3)).values.toSorted()).toEqual([1, 3, 9]);
    expect(new MinMaxScaler().fitTransform([1, 2, 3])).toEqual([0, 0.5, 1]);
    expect(new StandardScaler().fitTransform([1, 3])).toEqual([-1, 1]);
    expect(new LabelEncoder().fitTransform(['x', 'y', 'x'])).toEqual([0, 1, 0]);
    expect(new OneHotEncoder().fitTransform(['x', 'y'])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(tensorflow.tensor1d([1, 2]).sum().arraySync()).toBe(3);
    expect(new DataFrame(frame.tensor).shape).toEqual([3, 2]);
  });
});
