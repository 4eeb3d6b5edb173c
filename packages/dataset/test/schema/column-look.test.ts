import { describe, expect, it } from 'vitest';
import { columnLook, couldBeField } from '../../src/schema/column-look.ts';
import type { Field } from '../../src/schema/table-schema.ts';

const fields = {
  date: { type: 'date', role: 'time' },
  time: { type: 'time', role: 'time' },
  number: { type: 'number', role: 'measure' },
  identifier: { type: 'text', role: 'identifier' },
  entity: { type: 'text', role: 'entity' },
  name: { type: 'text', role: 'name' },
  category: { type: 'text', role: 'category' },
} as const satisfies Record<string, Pick<Field, 'type' | 'role'>>;
const couldBe = (values: readonly (string | null)[]) =>
  Object.entries(fields).flatMap(([name, field]) => (couldBeField(field, columnLook('c', values)) ? [name] : []));
const times = (count: number, value: string) => new Array<string>(count).fill(value);

describe('what a column could be', () => {
  it('is anything where it holds nothing', () => {
    expect(couldBe([null, ' '])).toEqual(Object.keys(fields));
  });

  it('is a date or a time where four in five look like one, and then no text', () => {
    expect(couldBe([...times(4, '01/02/2024'), 'n/k'])).toEqual(['date', 'time']);
    expect(couldBe([...times(3, '01/02/2024'), 'n/k', 'x'])).toEqual(['identifier', 'entity', 'name', 'category']);
  });

  it('is a number where four in five are, and then no name', () => {
    expect(couldBe(['1', '2.5', '-3', '4e2', 'x'])).toEqual(['number', 'identifier', 'entity', 'category']);
    expect(couldBe(['1', '2.5', '-3', 'y', 'x'])).toEqual(['identifier', 'entity', 'name', 'category']);
  });

  it('names nobody and no record where at most one value in ten is another', () => {
    expect(couldBe([...times(9, 'Ann'), 'Bo', ...times(10, 'Ann')])).toEqual(['name', 'category']);
    expect(couldBe([...times(8, 'Ann'), 'Bo', ...times(9, 'Ann'), 'Cy'])).toEqual([
      'identifier',
      'entity',
      'name',
      'category',
    ]);
  });
});

it('says how many numbers may be read in two ways: none where a comma’s meaning is clear, nor of other words', () => {
  const unclear = (...values: readonly string[]) => columnLook('c', values).unclearNumbers;
  expect(unclear('Ann', 'Bo')).toBe(0);
  expect(unclear('1,234', '2,345', 'Bo', 'Cy')).toBe(0.5);
  expect(unclear('1,234,567', '2,345.5')).toBe(0);
});
