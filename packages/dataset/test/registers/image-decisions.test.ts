import { InputError, textAt } from '@assay/statistics';
import { expect, it } from 'vitest';
import { imageDecisions } from '../../src/index.ts';
import { plainTable, registers } from '../example-values.ts';

const textsOf = (name: string) =>
  Array.from({ length: 2 }, (_, row) => textAt(registers.images.columns[name] as never, row));

it('gives each column by what it is, and how the time of each image ended', () => {
  const read = imageDecisions(registers.images);
  expect(read.count).toBe(2);
  const texts = {
    officer: 'officer',
    team: 'team',
    context: 'context',
    category: 'category',
    age: 'child_age_band',
  } as const;
  for (const [own, column] of Object.entries(texts)) {
    expect(
      [0, 1].map((row) => textAt(read[own as keyof typeof texts], row)),
      own,
    ).toEqual(textsOf(column));
  }
  expect([0, 1].map((row) => textAt(read.year, row))).toEqual(['2022', '2023']);
  expect([[...read.uploaded], [...read.seized], [...read.criminal]]).toEqual([
    [1, 0],
    [0, 2],
    [1, 0],
  ]);
  expect([[...read.daysSeized], [...read.years], [...read.cause]]).toEqual([
    [0, 30],
    [1, 0],
    [1, 0],
  ]);
  expect(read.unread).toEqual([]);
});

it('tells what no list has, and follows no image whose end it cannot read', () => {
  const { columns } = registers.images;
  const odd = plainTable({ ended_by: ['lost', 'deleted'], uploaded: ['maybe', 'yes'] }).columns;
  const read = imageDecisions({ ...registers.images, columns: { ...columns, ...odd } });
  expect([[...read.cause], [...read.years], [...read.uploaded]]).toEqual([
    [-1, 2],
    [Number.NaN, 0],
    [2, 1],
  ]);
  expect(read.unread).toHaveLength(2);
  expect(read.unread[0]).toMatch(/^uploaded: 1 row with a word that no list has: "maybe"/);
  expect(read.unread[1]).toBe("how an image's time ended: left out, since no list has it: lost");
});

it('refuses a table without these columns', () => {
  expect(() => imageDecisions(registers.staff)).toThrow(InputError);
});
