import { dictionaryColumn, isComputed, notComputed, randomStream, textAt } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterByRule,
  clusterGivenLinks,
  clusterRows,
  decisionBands,
  levenshtein,
  linkedPairFacts,
  linkProbability,
  linksOfClusters,
  linksOfPairs,
  liveWrongByDecade,
  profileSizes,
  readClericalReviews,
  toleranceSweep,
  verdictsOf,
  weighedPairs,
  withinTolerance,
  wrongLinksByDecade,
} from '../src/index.ts';
import { generatedRegister } from './registers/generated-register.ts';

const generated = generatedRegister('links', 1200);
const { dateOfBirth: dates } = generated.records;
/** Many people on few dates, so that some are linked wrongly. */
const register = {
  ...generated,
  records: {
    ...generated.records,
    dateOfBirth: { values: dates.values, codes: dates.codes.map((code) => (code < 0 ? code : code % 40)) },
  },
};
const sweep = toleranceSweep(register.records, { truth: register.truth });
const rule = withinTolerance({ forename: 2, surname: 1 });

/** Names are compared without case. */
const folded = (name: string) => name.normalize('NFC').toLowerCase();

/** The pairs of the rule, found by comparing every record with every other. */
const linked = (() => {
  const { forename, surname, dateOfBirth } = register.records;
  const edits = (column: typeof forename, left: number, right: number): number => {
    const [one, other] = [textAt(column, left), textAt(column, right)];
    return one === null || other === null ? Number.POSITIVE_INFINITY : levenshtein(folded(one), folded(other));
  };
  const found: [number, number][] = [];
  for (let left = 0; left < 1200; left++)
    for (let right = left + 1; right < 1200; right++) {
      if (dateOfBirth.codes[left]! < 0 || dateOfBirth.codes[left] !== dateOfBirth.codes[right]) continue;
      if (rule(edits(forename, left, right), edits(surname, left, right))) found.push([left, right]);
    }
  return found;
})();

describe('withinTolerance(tolerance)', () => {
  it('asks of each name its own distance, the tolerance itself included', () => {
    expect([rule(2, 1), rule(2, 2), rule(3, 1), rule(0, 0), rule(1, 2)]).toEqual([true, false, false, true, false]);
  });
});

describe('profileSizes(clustering)', () => {
  it('is what counting every pair of rows gives', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7), { minLength: 1, maxLength: 20 }), (clusterOfRow) => {
        const sizes = profileSizes({ clusterOfRow: Int32Array.from(clusterOfRow), clusters: 8 });
        const others = clusterOfRow.map((own) => clusterOfRow.filter((each) => each === own).length - 1);
        expect(sizes).toEqual({
          profiles: 8,
          pairs: others.reduce((sum, count) => sum + count, 0) / 2,
          largest: Math.max(...others) + 1,
          mergedRecords: others.filter((count) => count > 0).length,
        });
      }),
    );
  });
});

describe('links of another linker', () => {
  const id = dictionaryColumn(['a', 'b', 'c', 'd']);
  const pairs = (one: (string | null)[], other: (string | null)[], probability: number[]) =>
    linksOfPairs(id, { one: dictionaryColumn(one), other: dictionaryColumn(other) }, Float64Array.from(probability));

  it('leave out what the register does not have, what names nobody, itself, and pairs without a probability', () => {
    const links = pairs(['a', 'x', null, 'b', 'c'], ['b', 'a', 'a', 'b', 'd'], [0.9, 0.9, 0.9, 0.9, Number.NaN]);
    if (!isComputed(links)) throw new Error(links.reason);
    expect([[...links.left], [...links.right], [...links.probability]]).toEqual([[0], [1], [0.9]]);
    expect(links.rowsLeftOut).toBe(4);
    expect(clusterGivenLinks(links, 4, 0.9)).toEqual(clusterRows(4, [0], [1]));
    expect(clusterGivenLinks(links, 4, 0.91).clusters).toBe(4);
  });

  it('are certain where no probability is stated, and refused where one is none', () => {
    const certain = pairs(['a'], ['b'], [Number.NaN]);
    expect(isComputed(certain) && [certain.hasProbabilities, certain.probability[0]]).toEqual([false, 1]);
    expect(pairs(['a'], ['b'], [1.2])).toEqual(
      notComputed('the file of another linker states probabilities below 0 or above 1'),
    );
    for (const one of [-0.01, Number.NEGATIVE_INFINITY]) expect(isComputed(pairs(['a'], ['b'], [one]))).toBe(false);
    const ends = pairs(['a', 'c'], ['b', 'd'], [0, 1]);
    expect(isComputed(ends) && [...ends.probability]).toEqual([0, 1]);
    const twice = dictionaryColumn(['a', 'a']);
    const reason = notComputed('records share identifiers, so that no link can be placed');
    expect(linksOfPairs(twice, { one: twice, other: twice }, Float64Array.of(1, 1))).toEqual(reason);
    expect(linksOfClusters(twice, { record: twice, cluster: twice })).toEqual(reason);
  });

  it('of clusters chain into those clusters again', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(3)), { minLength: 4, maxLength: 4 }), (clusters) => {
        const cluster = dictionaryColumn(clusters.map((each) => (each === null ? null : `${each}`)));
        const links = linksOfClusters(id, { record: id, cluster });
        if (!isComputed(links)) throw new Error(links.reason);
        const { clusterOfRow } = clusterGivenLinks(links, 4, 1);
        for (const [row, own] of clusters.entries())
          for (const [other, its] of clusters.entries())
            expect(clusterOfRow[row] === clusterOfRow[other]).toBe(row === other || (own !== null && own === its));
        expect(links.rowsLeftOut).toBe(clusters.filter((each) => each === null).length);
      }),
    );
  });
});

describe('linkedPairFacts(sweep, rule, scored)', () => {
  it('counts records by their links, and as wrong what a model does not keep or doubts', () => {
    const degree = new Map<number, number>();
    for (const pair of linked) for (const row of pair) degree.set(row, (degree.get(row) ?? 0) + 1);
    const kept = linked.filter((_, index) => index % 3 !== 0);
    // Pairs that the rule does not link, either way round, must not count.
    const all = [...kept.map(([left, right], index) => (index % 2 ? [left, right] : [right, left])), [0, 1], [1, 2]];
    const extra = all
      .slice(-2)
      .filter(([a, b]) => !linked.some(([x, y]) => (x === a && y === b) || (x === b && y === a)));
    const scored = [...all.slice(0, -2), ...extra];
    const weight = Float32Array.from(scored, (_, index) => (index % 5) - 2);
    const facts = linkedPairFacts(sweep, rule, {
      length: scored.length,
      left: Int32Array.from(scored, ([left]) => left!),
      right: Int32Array.from(scored, ([, right]) => right!),
      weight,
    });
    expect(linked.length).toBeGreaterThan(50);
    expect(facts.perRecord.one).toBe([...degree.values()].filter((links) => links === 1).length);
    expect(facts.perRecord.several).toBe([...degree.values()].filter((links) => links > 1).length);
    expect(facts.perRecord.none).toBe(1200 - degree.size);
    const certain = kept.reduce((sum, _, index) => sum + linkProbability(weight[index]!), 0);
    expect(facts.impliedWrong).toBeCloseTo(linked.length - certain, 9);
  });
});

describe('wrong links by decade of birth', () => {
  const { dateOfBirth } = register.records;
  const decades = wrongLinksByDecade(sweep, dateOfBirth, register.truth, rule);
  const wrong = linked.filter(([left, right]) => register.truth.codes[left] !== register.truth.codes[right]);

  it('hold every record with a date, every pair of one date, and every wrong link', () => {
    const dates = new Map<number, number>();
    for (const code of dateOfBirth.codes) if (code >= 0) dates.set(code, (dates.get(code) ?? 0) + 1);
    const total = (of: 'records' | 'pairs' | 'wrong') => decades.reduce((sum, each) => sum + each[of], 0);
    expect(total('records')).toBe([...dates.values()].reduce((sum, rows) => sum + rows, 0));
    expect(total('pairs')).toBe([...dates.values()].reduce((sum, rows) => sum + (rows * (rows - 1)) / 2, 0));
    expect(total('wrong')).toBe(wrong.length);
    expect(wrong.length).toBeGreaterThan(0);
    const eighties = decades.find(({ decade }) => decade === '1980s')!;
    const isEighties = (row: number) => /^198\d-/.test(dateOfBirth.values[dateOfBirth.codes[row]!] ?? '');
    expect(eighties.records).toBe([...dateOfBirth.codes.keys()].filter(isEighties).length);
    expect(eighties.wrong).toBe(wrong.filter(([left]) => isEighties(left)).length);
  });

  it('stand by themselves from a hundredth of the records on', () => {
    const decadesOf = (most: number) => {
      // One record each of two decades, and many of another.
      const values = ['1899-12-31', '1985-05-05', '1990-01-01', 'unknown'];
      const codes = Int32Array.from([0, 1, 3, ...new Array<number>(most).fill(2)]);
      const column = { values, codes };
      const truth = { values: ['a'], codes: new Int32Array(codes.length) };
      const forename = { values: ['Ann'], codes: new Int32Array(codes.length) };
      const bare = toleranceSweep({ forename, surname: forename, dateOfBirth: column });
      return wrongLinksByDecade(bare, column, truth, () => false).map(({ decade, records }) => `${decade}: ${records}`);
    };
    expect(decadesOf(97)).toEqual(['1980s: 1', '1990s: 97', 'no calendar date: 1', 'years before 1900: 1']);
    expect(decadesOf(98)).toEqual(['1990s: 98', 'other years, or no date that a calendar has: 3']);
  });

  it('share out what is expected without losing a link, and say nothing of nobody', () => {
    const interval = { low: 10, high: 30, level: 0.95, method: 'invented' };
    const live = {
      strangers: { value: 15, interval },
      sameBirth: { value: 5, interval },
      wrong: { value: 20, interval },
    };
    const shared = liveWrongByDecade(decades, live);
    if (!Array.isArray(shared)) throw new Error('there are records');
    expect(shared.reduce((sum, each) => sum + each.live.value, 0)).toBe(20);
    for (const { live } of shared) {
      if ('status' in live.interval) throw new Error('a range is expected');
      expect(live.interval.low).toBeLessThanOrEqual(live.value);
      expect(live.interval.high).toBeGreaterThanOrEqual(live.value);
    }
    expect(liveWrongByDecade([], live)).toEqual(notComputed('no record has a date of birth'));
  });
});

describe('what people said of drawn pairs', () => {
  const id = dictionaryColumn(['r0', 'r1', 'r2', 'r3', null]);
  const drawn = [
    {
      name: 'same',
      pairs: 10,
      pairsVariance: 0,
      drawn: [
        [0, 1],
        [2, 3],
      ] as [number, number][],
    },
    {
      name: 'near',
      pairs: 6,
      pairsVariance: 2,
      drawn: [
        [0, 3],
        [0, 4],
      ] as [number, number][],
    },
  ];
  const sheet = (rows: readonly (readonly (string | null)[])[]) => ({
    one: dictionaryColumn(rows.map((row) => row[0] ?? null)),
    other: dictionaryColumn(rows.map((row) => row[1] ?? null)),
    reviewer: dictionaryColumn(rows.map((row) => row[2] ?? null)),
    said: dictionaryColumn(rows.map((row) => row[3] ?? null)),
  });

  it('is read either way round, in the usual spellings, and only of pairs that everybody looked at', () => {
    const found = readClericalReviews(
      sheet([
        ['r1', 'r0', 'A', ' YES '],
        ['r0', 'r1', 'B', 'n'],
        ['r2', 'r3', 'A', 'same'],
        ['r2', 'r3', 'A', 'no'],
        ['r3', 'r2', 'B', '1'],
        ['r0', 'r3', 'A', 'yes'],
        ['r0', 'r3', 'B', ''],
        ['r9', 'r8', 'B', 'maybe'],
      ]),
      drawn,
      id,
    );
    expect(found.reviewers).toBe(2);
    expect(found.reviewed).toBe(4);
    expect(found.strata.map(({ yesVotes }) => yesVotes)).toEqual([[1, 2], []]);
    expect(found.pairs).toEqual([
      { left: 0, right: 1, isOnePerson: false, standsFor: 5 },
      { left: 2, right: 3, isOnePerson: true, standsFor: 5 },
    ]);
    expect(found.agreement.map(({ cases, same }) => [cases, same])).toEqual([[2, 1]]);
  });

  it('takes no row for a pair that names one record or none, nor who said it for somebody who looked at the pairs', () => {
    const judged = [
      ['r0', 'r1', 'A', 'yes'],
      ['r2', 'r3', 'A', 'no'],
    ] as const;
    const unnamed = [
      [null, null, 'A', 'yes'],
      [null, null, 'B', 'no'],
      ['r0', null, 'B', 'no'],
      [null, 'r3', 'C', 'yes'],
    ] as const;
    const found = readClericalReviews(sheet([...judged, ...unnamed]), drawn, id);
    expect(found).toEqual(readClericalReviews(sheet(judged), drawn, id));
    expect([found.reviewers, found.reviewed]).toEqual([1, 2]);
  });

  it('reads verdicts in several words, and refuses one that it does not know, which was a wrong link', () => {
    const votes = (said: string) =>
      readClericalReviews(sheet([['r0', 'r1', 'A', said]]), drawn, id).strata[0]!.yesVotes;
    for (const said of ['Same person', 'MATCH', 'one person']) expect(votes(said), said).toEqual([1]);
    for (const said of ['Different people', 'somebody else', 'can’t tell', '?']) expect(votes(said), said).toEqual([0]);
    expect(() => votes('Duplicate nominal')).toThrow(
      'a pair is judged "Duplicate nominal", which is no verdict. Write yes, no or cannot tell.',
    );
  });

  it('lets each judged pair stand for as many as were not judged', () => {
    const { pairs, strata } = verdictsOf(drawn, 1, ([left, right]) => (right === 4 ? null : left === 0 ? 1 : 0));
    expect(pairs.map(({ isOnePerson, standsFor }) => [isOnePerson, standsFor])).toEqual([
      [true, 5],
      [false, 5],
      [true, 6],
    ]);
    expect(strata[1]).toEqual({ name: 'near', pairs: 6, pairsVariance: 2, reviewers: 1, yesVotes: [1] });
  });

  it('meets the model where it kept the pair, whichever record stands first', () => {
    const judged = [
      { left: 3, right: 1, isOnePerson: true, standsFor: 2 },
      { left: 0, right: 2, isOnePerson: false, standsFor: 4 },
    ];
    const scored = {
      length: 3,
      left: Int32Array.of(1, 1, 2),
      right: Int32Array.of(3, 2, 0),
      weight: Float32Array.of(9, 1, -3),
    };
    expect(weighedPairs(scored, judged)).toEqual([
      { weight: 9, isOnePerson: true, standsFor: 2 },
      { weight: -3, isOnePerson: false, standsFor: 4 },
    ]);
  });
});

describe('decisionBands(pairs, limits, { truth })', () => {
  it('counts in each band the pairs about two people, as going through them does', () => {
    const random = randomStream(1, 'bands');
    const length = 200;
    const row = () => Math.floor(random.next() * 1200);
    const pairs = {
      length,
      left: Int32Array.from({ length }, row),
      right: Int32Array.from({ length }, row),
      weight: Float32Array.from({ length }, () => 30 * random.next() - 15),
    };
    const limits = { merge: 0.999, link: 0.95, review: 0.5 };
    const bands = decisionBands(pairs, limits, { minutesPerReview: 5, truth: register.truth });
    const from = [0.999, 0.95, 0.5, 0];
    const bandOf = (pair: number) => from.findIndex((least) => linkProbability(pairs.weight[pair]!) >= least);
    const isWrong = (pair: number) =>
      register.truth.codes[pairs.left[pair]!] !== register.truth.codes[pairs.right[pair]!];
    const places = Array.from({ length }, (_, pair) => pair);
    expect(bands.map(({ countedFalse }) => countedFalse)).toEqual(
      from.map((_, band) => places.filter((pair) => bandOf(pair) === band && isWrong(pair)).length),
    );
    expect(decisionBands(pairs, limits, { minutesPerReview: 5 })[0]!.countedFalse).toBeNull();
  });
});

describe('a sweep seen by its profiles', () => {
  it('has as many profiles as its row says', () => {
    const { profiles, pairs } = profileSizes(clusterByRule(sweep, rule));
    const row = sweep.rows.find(({ forename, surname }) => forename === 2 && surname === 1)!;
    expect([profiles, pairs]).toEqual([row.clusters, row.linkedPairs]);
  });
});
