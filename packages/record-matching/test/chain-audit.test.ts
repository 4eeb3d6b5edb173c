import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { chainAudit, clusterRows, forEachLinkedPair, toleranceSweep } from '../src/index.ts';

function register(forenames: readonly string[], people?: readonly string[]) {
  const columns = {
    forename: dictionaryColumn(forenames),
    surname: dictionaryColumn(forenames.map(() => 'Lee')),
    dateOfBirth: dictionaryColumn(forenames.map(() => '1990-01-01')),
  };
  return { columns, sweep: toleranceSweep(columns, people === undefined ? {} : { truth: dictionaryColumn(people) }) };
}

const within = (most: number) => (forename: number, surname: number) => Math.max(forename, surname) <= most;

describe('chain audit', () => {
  it('finds the links that hold a profile together and the pairs that fail the rule', () => {
    // A chain of four spellings, one edit each; two of the records are spelt alike.
    const { columns, sweep } = register(['Ann', 'Anne', 'Annes', 'Anness', 'Ann'], ['a', 'a', 'b', 'b', 'a']);
    expect(chainAudit(sweep, columns, within(1))).toEqual({
      profilesOfSpellings: 1,
      links: 3,
      bridges: 3,
      wrongBridges: 1,
      pairsInProfiles: 10,
      chainedPairs: 10 - (1 + 2 + 1 + 1),
      widestDistance: 3,
      profilesNotMeasured: 0,
    });
    const wide = chainAudit(sweep, columns, within(3));
    expect([wide.bridges, wide.chainedPairs, wide.links]).toEqual([0, 0, 6]);
  });

  it('chains no records that are spelt alike, whichever the spelling, where a rule links those alone', () => {
    for (const many of [
      ['Ann', 'Ann', 'Robert'],
      ['Ann', 'Robert', 'Robert'],
      ['Ann', 'Ann', 'Robert', 'Robert', 'Ann'],
    ]) {
      const { columns, sweep } = register(many);
      const alike = many.flatMap((one, at) => many.slice(at + 1).filter((other) => other === one)).length;
      const found = chainAudit(sweep, columns, within(0));
      expect([found.pairsInProfiles, found.chainedPairs, found.links]).toEqual([alike, 0, 0]);
    }
  });

  it('is nought where nothing is linked, and judges no bridge without truth', () => {
    const { columns, sweep } = register(['Ann', 'Robert']);
    expect(chainAudit(sweep, columns, within(3))).toMatchObject({ links: 0, pairsInProfiles: 0, wrongBridges: null });
  });

  it('says of how many profiles with more than two thousand spellings it does not measure how far they reach', () => {
    const letters = [...'abcdefghijklm'];
    const spellings = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => `${a}${b}${c}`)));
    const of = (many: number) => {
      const { columns, sweep } = register([...spellings.slice(0, many), 'Zebedeus', 'Zebedeus']);
      const { profilesOfSpellings, profilesNotMeasured, widestDistance } = chainAudit(sweep, columns, within(3));
      return [profilesOfSpellings, profilesNotMeasured, widestDistance];
    };
    expect(of(2000)).toEqual([1, 0, 3]);
    expect(of(2001)).toEqual([1, 1, 0]);
  });

  it('agrees with taking each link away in turn', () => {
    const random = randomStream(1, 'spellings');
    const letters = () => Array.from({ length: 4 }, () => 'abc'[random.integer(3)]).join('');
    const names = [...new Set(Array.from({ length: 40 }, letters))];
    const { columns, sweep } = register(names);
    const left: number[] = [];
    const right: number[] = [];
    forEachLinkedPair(sweep, within(1), (a, b) => {
      left.push(a);
      right.push(b);
    });
    const without = (taken: number) =>
      clusterRows(
        names.length,
        ...([left, right].map((ends) => ends.filter((_, edge) => edge !== taken)) as [number[], number[]]),
      );
    const whole = without(-1).clusters;
    const bridges = left.filter((_, edge) => without(edge).clusters > whole).length;
    expect(bridges).toBeGreaterThan(0);
    expect(chainAudit(sweep, columns, within(1))).toMatchObject({ links: left.length, bridges });
  });
});
