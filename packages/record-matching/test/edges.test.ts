import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { clusterByRule, clusteringErrors, fellegiSunter, textLevels, toleranceSweep } from '../src/index.ts';
import { bruteForceRows } from './oracle/brute-force.ts';

const column = dictionaryColumn;

describe('files that break matchers', () => {
  it('200,000 records with one date of birth: every pair is counted, in bounded memory', () => {
    const random = randomStream(1, 'one date');
    const count = 200_000;
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const invent = (length: number) => Array.from({ length }, () => letters[random.integer(26)]).join('');
    const forenames = Array.from({ length: 60 }, () => invent(6));
    const surnames = Array.from({ length: 150 }, () => invent(7));
    const draw = (names: readonly string[]) => names[Math.floor(names.length * random.next() ** 2)]!;
    const forename = column(Array.from({ length: count }, () => draw(forenames)));
    const surname = column(Array.from({ length: count }, () => draw(surnames)));
    const sweep = toleranceSweep({
      forename,
      surname,
      dateOfBirth: column(new Array<string>(count).fill('1900-01-01')),
    });
    expect(sweep.comparedPairs).toBe((count * (count - 1)) / 2);
    const perName = new Map<number, number>();
    for (let row = 0; row < count; row++) {
      const name = forename.codes[row]! * 1000 + surname.codes[row]!;
      perName.set(name, (perName.get(name) ?? 0) + 1);
    }
    expect(sweep.rows[0]!.pairs).toBe([...perName.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0));
    expect(sweep.rows[0]!.clusters).toBe(perName.size);
    expect(sweep.pairs.length).toBeLessThan(perName.size ** 2);
  });

  it('names of 500 characters, emoji and right-to-left names: as brute force counts them', () => {
    const long = 'ab'.repeat(250);
    const columns = {
      forename: column([
        long,
        `${long.slice(0, 499)}z`,
        '👩🏽‍🦱',
        '👩🏾‍🦱',
        'محمد',
        'محمود',
        'אברהם',
        'אברם',
        'José',
        'Jose\u0301',
      ]),
      surname: column(['x', 'x', '🙂', '🙂', 'علي', 'على', 'כהן', 'כהן', 'Núñez', 'Nunez']),
      date_of_birth: column(new Array<string>(10).fill('1990-01-01')),
      entity: column(['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd', 'e', 'e']),
    };
    const { forename, surname, date_of_birth: dateOfBirth, entity } = columns;
    const sweep = toleranceSweep({ forename, surname, dateOfBirth }, { truth: entity });
    expect(sweep.rows).toEqual(bruteForceRows(columns));
    expect(sweep.rows[5]!.errors!.truePairs).toBe(4);
  });

  it('an empty file and one record go through the model and the clusters', () => {
    for (const names of [[], ['Ann']]) {
      const forename = column(names);
      const model = fellegiSunter(
        {
          records: names.length,
          fields: [textLevels('forename', forename, { edits: [1] })],
          blocks: [{ name: 'all', codes: new Int32Array(names.length), keyCount: 1, informs: [] }],
        },
        randomStream(1, 'empty'),
      );
      expect(model.pairs.length).toBe(0);
      const sweep = toleranceSweep({ forename, surname: forename, dateOfBirth: forename });
      expect(clusterByRule(sweep, () => true).clusters).toBe(names.length);
      expect(
        clusteringErrors(
          clusterByRule(sweep, () => true),
          column(names.map(() => 'a')),
        ).overMergedPeople,
      ).toBe(0);
    }
  });
});
