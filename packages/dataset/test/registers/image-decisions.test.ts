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
  expect([[...read.uploaded], [...read.seized]]).toEqual([
    [1, 0],
    [0, 2],
  ]);
  expect(read.followed).toEqual({ criminal: Int8Array.of(1, 0), support: Int8Array.of(0, 1) });
  expect(read.noEnd).toBeNull();
  expect([[...read.daysSeized], [...read.years], [...read.cause]]).toEqual([
    [0, 30],
    [1, 0],
    [1, 0],
  ]);
  expect(read.unread).toEqual([]);
});

it('says of which officer, team or context nothing can be said, and of the others nothing', () => {
  const without = (name: string) => {
    const blank = plainTable({ [name]: [null, null] }).columns;
    const { noOfficer, noTeam, noContext } = imageDecisions({
      ...registers.images,
      columns: { ...registers.images.columns, ...blank },
    });
    return [noOfficer, noTeam, noContext].map((one) => one?.reason ?? null);
  };
  expect(without('category')).toEqual([null, null, null]);
  expect(without('officer')).toEqual([
    'the file does not say which officer decided (officer was not given)',
    null,
    null,
  ]);
  expect(without('team')[1]).toBe('the file does not say which team decided (team was not given)');
  expect(without('context')[2]).toMatch(/^the file does not say how images came about/);
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

it('says why nothing is counted of ends and disposals in words that no list has, in place of none of them', () => {
  const { columns } = registers.images;
  const of = (odd: Parameters<typeof plainTable>[0]) =>
    imageDecisions({ ...registers.images, columns: { ...columns, ...plainTable(odd).columns } });
  expect(of({ ended_by: ['Matched', 'deleted'] }).noEnd?.reason).toMatch(/has 1 word that no list has \(“Matched”\)/);
  expect(of({ ended_by: [null, 'still held'] }).noEnd?.reason).toMatch(/does not say of any image/);
  expect(of({ disposal: ['charge', 'Mystery'] }).followed).toMatchObject({ status: 'not-computed' });
  expect(of({ disposal: [null, null] }).followed).toMatchObject({ status: 'not-computed' });
  expect(of({ disposal: ['Charged/Summonsed', 'Outcome 22'] }).followed).toEqual({
    criminal: Int8Array.of(1, 0),
    support: Int8Array.of(0, 1),
  });
});

it('leaves out days below zero, and tells how many', () => {
  const days = { kind: 'number', values: Float64Array.of(-1, 365.25) } as const;
  const read = imageDecisions({
    ...registers.images,
    columns: { ...registers.images.columns, days_observed: days, days_seized: days },
  });
  expect([[...read.years], [...read.daysSeized]]).toEqual([
    [Number.NaN, 1],
    [Number.NaN, 365.25],
  ]);
  expect(read.unread).toEqual([
    'days seized: left out, since below zero: 1 row',
    'days observed: left out, since below zero: 1 row',
  ]);
});

it('refuses a table without these columns', () => {
  expect(() => imageDecisions(registers.staff)).toThrow(InputError);
});
