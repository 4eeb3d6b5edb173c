import { expect, it } from 'vitest';
import type { AttackedRelease } from '../../src/attack/attacked-release.ts';
import { countsUnderAttack } from '../../src/attack/counts-under-attack.ts';
import { sumFacts } from '../../src/attack/sum-facts.ts';
import { SUPPRESSED } from '../../src/release/suppressed-mark.ts';
import { count, finding, key, single } from '../findings.ts';

const by = (name: string, values: readonly (number | typeof SUPPRESSED)[], counts = 'people') =>
  finding({
    id: name,
    table: { columns: [key(name), count(counts)], rows: values.map((value, at) => [`${name} ${at}`, value]) },
  });
const facts = (...findings: AttackedRelease['findings']) => {
  const release: AttackedRelease = {
    ...{ name: 'march', findings, rules: new Map() },
    policy: { minimumCount: 10, roundingBase: 1, largestHidden: 11 },
  };
  return sumFacts(release, 0, new Map(countsUnderAttack(release, 0).map((unknown) => [unknown.id, unknown])));
};
const reasons = (...findings: AttackedRelease['findings']) => facts(...findings).map(({ because }) => because);

it('takes two tables for the same people where at least half of what they show is there to tell', () => {
  const same = 'two tables divide the same people';
  const half = [by('sex', [60, SUPPRESSED]), by('age', [45, SUPPRESSED])];
  expect(reasons(...half)).toContain(same);
  expect(reasons(by('sex', [60, SUPPRESSED]), by('age', [SUPPRESSED, SUPPRESSED]))).not.toContain(same);
});

it('takes a column and a number for the same people from a hundred on', () => {
  const same = 'two wholes are the same people';
  expect(reasons(by('sex', [60, 40]), single('searched', 100))).toContain(same);
  expect(reasons(by('sex', [60, 39]), single('searched', 99))).not.toContain(same);
});

it('takes two wholes for just the same people, or one for at most nine more than the other', () => {
  const terms = (more: readonly string[], less: readonly string[]) => [
    ...more.map((id) => ({ id, weight: 1 })),
    ...less.map((id) => ({ id, weight: -1 })),
  ];
  const [sexes, all] = [['0#sex|sex 0|people', '0#sex|sex 1|people'], ['0#searched||value']];
  const guess = { low: 0, isGuess: true, isLongShot: true };
  const found = facts(by('sex', [60, 48]), single('searched', 115)).filter(({ isLongShot }) => isLongShot === true);
  expect(found).toEqual(
    [terms(sexes, all), terms(all, sexes)].flatMap((of) => [
      { ...guess, terms: of, high: 0, because: 'two wholes are the same people' },
      {
        ...guess,
        ...{ terms: of, high: Number.POSITIVE_INFINITY, mostInTruth: 9 },
        because: 'two wholes are the same people but for a few',
      },
    ]),
  );
});

it('takes a total for the sum of its rows, by its name or as it is declared, and a part for no more than its whole', () => {
  const table = finding({
    id: 'areas',
    table: {
      columns: [key('area'), count('men'), count('women'), count('people', { sumOf: ['men', 'women'] })],
      rows: [
        ['north', 20, 30, 50],
        ['south', 15, 25, 40],
        ['All', 35, 55, 90],
      ],
    },
  });
  const id = (row: string, column: string) => `0#areas|${row}|${column}`;
  const sum = (total: string, ...parts: readonly string[]) => [
    { id: total, weight: 1 },
    ...parts.map((part) => ({ id: part, weight: -1 })),
  ];
  const exact = facts(table).filter(({ isGuess }) => isGuess !== true);
  expect(exact.map(({ terms, low, high }) => ({ terms, low, high }))).toEqual(
    [
      ...['men', 'women', 'people'].map((column) => sum(id('All', column), id('north', column), id('south', column))),
      ...['north', 'south', 'All'].map((row) => sum(id(row, 'people'), id(row, 'men'), id(row, 'women'))),
    ].map((terms) => ({ terms, low: 0, high: 0 })),
  );
});

it('adds up no rows, none that holds no count, and nothing of which the total is itself a part', () => {
  const areas = (
    columns: readonly ReturnType<typeof count>[],
    totals: readonly string[],
    all: number | string | null,
  ) => {
    const values = columns.slice(1).map(() => 5);
    const rows = [
      ['north', 20, ...values],
      ['south', null, ...values],
      ['both', all, ...values],
    ];
    const table = { columns: [key('area'), ...columns], rows, totals: [{ row: 'both', of: totals }] };
    return reasons(finding({ id: 'areas', table }));
  };
  expect(areas([count('people')], [], 0)).toEqual([]);
  expect(areas([count('people')], ['north', 'south'], 20)).toEqual([]);
  expect(areas([count('people')], ['north', 'both'], SUPPRESSED)).toEqual([]);
  expect(areas([count('people')], ['north'], null)).toEqual([]);
  expect(areas([count('people')], ['north'], 20)).toEqual(['a total and its rows']);
});

it('leaves declared totals out of a column that it sets beside others', () => {
  const areas = (names: readonly string[], rows: readonly (readonly [string, number])[], id: string, total: string) =>
    finding({
      id,
      table: { columns: [key(id), count('people')], rows, totals: [{ row: total, of: names }] },
    });
  const area = areas(
    ['north', 'south'],
    [
      ['north', 90],
      ['south', 61],
      ['both', 151],
    ],
    'area',
    'both',
  );
  const sexes = areas(
    ['men', 'women'],
    [
      ['men', 70],
      ['women', 81],
      ['either', 151],
    ],
    'sex',
    'either',
  );
  const found = facts(area, sexes, single('searched', 151));
  const ids = (because: string) =>
    found.filter((each) => each.because === because).map(({ terms }) => terms.map(({ id }) => id.split(/[#|]/)[2]));
  expect(ids('two tables divide the same people')).toEqual([['north', 'south', 'men', 'women']]);
  expect(ids('two wholes are the same people')).toEqual([
    ['north', 'south', 'men', 'women'],
    ['north', 'south', ''],
    ['men', 'women', 'north', 'south'],
    ['men', 'women', ''],
    ['', 'north', 'south'],
    ['', 'men', 'women'],
  ]);
});

it('takes two tables of one key for the same counts where two that both show agree, and none differs', () => {
  const same = 'two tables count the same';
  const list = (id: string, values: readonly (number | typeof SUPPRESSED)[]) =>
    finding({
      id,
      table: { columns: [key('area'), count('people')], rows: values.map((value, at) => [`area ${at}`, value]) },
    });
  const times = (values: readonly (number | typeof SUPPRESSED)[]) =>
    reasons(list('one', [60, 45, 20]), list('other', values)).filter((because) => because === same).length;
  expect(times([60, 45, SUPPRESSED])).toBe(3);
  expect(times([60, SUPPRESSED, SUPPRESSED])).toBe(0);
  expect(times([60, 46, SUPPRESSED])).toBe(0);
});
