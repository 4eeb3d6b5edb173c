import { describe, expect, it } from 'vitest';
import { collectCells } from '../../src/cells/collect-cells.ts';
import { gate, SUPPRESSED } from '../../src/index.ts';
import { count, countOf, finding, key, people, share } from '../findings.ts';

const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: false };
/** Contacts for each person: no part of them. */
const rate = (id: string, contacts: number, persons: number) => ({
  ...share(id, persons, persons),
  kind: { kind: 'rate', of: 'of', outOf: 'outOf', per: 1, interval: null } as const,
  parts: share(id, contacts, contacts).parts!.map((part) => (part.name === 'of' ? part : { ...part, value: persons })),
});
/** A count that says whom it counts. */
const of = (id: string, value: number) => finding({ id, value, kind: { ...people, population: 'searched' } });

describe('those of a whole who are not in its part', () => {
  const left = (part: number, whole: number) => {
    const { cells, relations } = collectCells([share('s', part, whole)]);
    const rests = [...cells.values()].filter(({ published }) => !published).map(({ value }) => value);
    return [rests, relations.map(({ total, parts }) => [total, ...parts].map((id) => cells.get(id)!.value))];
  };

  it('are a count of their own that nothing prints, where the part is no larger', () => {
    expect(left(77, 80)).toEqual([[3], [[80, 77, 3]]]);
    expect(left(80, 80)[0]).toEqual([0]);
    expect(collectCells([rate('r', 90, 80)]).relations).toEqual([]);
  });
});

describe('a sum that is declared', () => {
  const tied = (names: readonly string[], sumOf: readonly string[], of = 'all') => {
    const columns = ['one', 'other', 'all'].map((name) =>
      count(name, {
        ...(names.includes(name) ? {} : { kind: { kind: 'count', counts: 'sectors' } as const }),
        ...(name === of ? { sumOf } : {}),
      }),
    );
    const rows = [
      ['North', 20, 30, 50],
      ['South', 0, 0, 0],
    ];
    const table = { columns: [key('area'), ...columns], rows };
    return collectCells([finding({ id: 't', table })]).relations.map(({ total, parts }) => [total, ...parts]);
  };
  const north = ['#t|North|all', '#t|North|one', '#t|North|other'];

  it('ties its counts, row by row', () => {
    expect(tied(['one', 'other', 'all'], ['one', 'other'])).toContainEqual(north);
  });

  it('ties nothing where its total or a part counts no people, of no parts, or of itself', () => {
    expect(tied(['one', 'all'], ['one', 'other'])).toEqual([]);
    expect(tied(['one', 'other'], ['one', 'other'])).toEqual([]);
    expect(tied(['all'], [])).toEqual([]);
    expect(tied(['all'], ['all'])).toEqual([]);
  });
});

describe('two counts that say that they count the same people', () => {
  it('are one where their numbers are one', () => {
    const { cells, idAt } = collectCells([of('one', 40), of('other', 40)]);
    expect([...cells.values()].map(({ value }) => value)).toEqual([40]);
    expect(idAt('one', '', 'value')).toBe(idAt('other', '', 'value'));
  });

  it('are two where their numbers say otherwise: neither is protected as the other', async () => {
    for (const stated of [
      [of('few', 3), of('many', 40)],
      [of('many', 40), of('few', 3)],
      [of('many', 40), of('few', 3), of('again', 40)],
    ]) {
      const { cells } = collectCells(stated);
      const printed = [...cells.values()].filter(({ published }) => published);
      expect(printed.map(({ value }) => value)).toEqual(stated.map(({ value }) => value));
      const { findings } = await gate(stated, { policy, population: ['p'] });
      expect(findings.find(({ id }) => id === 'few')!.value).toBe(SUPPRESSED);
    }
  });

  it('are two in tables as well', async () => {
    const table = (id: string, value: number) =>
      finding({
        id,
        table: {
          columns: [
            { name: 'area', label: 'area', unit: 'text', key: true, kind: { kind: 'key' } },
            countOf('n', 'all'),
          ],
          rows: [['North', value]],
        },
      });
    const { findings } = await gate([table('a', 5), table('b', 60)], { policy, population: ['p'] });
    expect(findings.map((each) => each.table!.rows[0]![1])).toEqual([SUPPRESSED, 60]);
  });
});
