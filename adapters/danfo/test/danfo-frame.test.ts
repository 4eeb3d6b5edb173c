import { tableOf, tableSchema } from '@assay/dataset';
import { DataFrame, LabelEncoder, MinMaxScaler, OneHotEncoder, Series, StandardScaler, tensorflow } from 'danfojs-node';
import { describe, expect, it } from 'vitest';
import { fromDanfo, toDanfo } from '../src/index.ts';

const field = { title: '', description: '', role: 'measure', required: true } as const;
const everyType = tableSchema({
  name: 'every',
  title: 'One field of each type',
  fields: [
    { ...field, name: 'text', type: 'text' },
    { ...field, name: 'number', type: 'number' },
    { ...field, name: 'date', type: 'date' },
    { ...field, name: 'time', type: 'time' },
  ],
});
const people = tableOf(everyType, {
  text: ['Ana', null, 'José'],
  number: [1.5, 2, null],
  date: ['31/01/1980', '1980-02-31', null],
  time: ['1970-01-01T00:00:01Z', null, '1970-01-02'],
});

describe('Danfo', () => {
  it('goes out and back without loss', async () => {
    const frame = await toDanfo(people);
    expect(frame.shape).toEqual([3, 4]);
    expect(fromDanfo(frame, everyType)).toEqual(people);
  });

  it('still makes every kind of call that it sends to its tensor library', async () => {
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
