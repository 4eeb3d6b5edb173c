import type { Finding, FindingTable } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import {
  type AttackedRelease,
  attackedValueAt,
  attackReleases,
  gate,
  isRightGuess,
  linearSolver,
} from '../../src/index.ts';
import { count, finding, key, people, single } from '../findings.ts';

const solver = await linearSolver();

/** A release as nobody protected it. */
const release = (findings: readonly Finding[], roundingBase = 1): AttackedRelease => ({
  name: 'march',
  findings,
  policy: { minimumCount: 10, roundingBase, largestHidden: 11 },
  rules: new Map(),
});
const recovered = (findings: readonly Finding[], exact?: readonly Finding[], roundingBase = 1) =>
  attackReleases([release(findings, roundingBase)], solver, (place) =>
    exact === undefined ? null : attackedValueAt(exact, place),
  ).recovered.map(({ what, low, high, isExact, sentence }) => ({ what, low, high, isExact, sentence }));

const table = (names: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  finding({ id: 'table', table: { columns: [key('row'), ...names.map((name) => count(name))], rows } });

describe('the attack on a count inside another', () => {
  it('takes the three people over 50 and not over 60 from a release that shows both', () => {
    const both = [single('over-50', 60), single('over-60', 57)];
    const three = {
      what: 'rest',
      low: 3,
      high: 3,
      isExact: true,
      sentence:
        'over-50:value less over-60:value is 3, the people whom only the first counts if the second lies inside it',
    };
    expect(recovered(both)).toEqual([three]);
    expect(recovered(both, both)).toEqual([three]);
    expect(recovered([single('over-50', 67), single('over-60', 57)])).toEqual([]);
    expect(recovered([single('over-50', 57), single('over-60', 57)])).toEqual([]);
  });

  it('says nothing of two that left by an exception, which was given knowing both, and takes it from one beside another', () => {
    const excepted = (each: Finding): Finding => ({ ...each, disclosure: { status: 'excepted', rule: 'A. Reviewer' } });
    const [over50, over60] = [single('over-50', 60), single('over-60', 57)];
    expect(recovered([excepted(over50), excepted(over60)])).toEqual([]);
    expect(recovered([excepted(over50), over60])).toMatchObject([{ what: 'rest', low: 3, high: 3 }]);
    expect(recovered([over50, excepted(over60)])).toMatchObject([{ what: 'rest', low: 3, high: 3 }]);
  });

  it('takes a range from rounded counts, where those behind them are as near', () => {
    const both = [single('over-50', 60), single('over-60', 55)];
    expect(recovered(both, undefined, 5)).toMatchObject([{ low: 1, high: 9, isExact: false }]);
    expect(recovered(both, [single('over-50', 58), single('over-60', 57)], 5)).toMatchObject([{ low: 1, high: 9 }]);
    // The same people: whoever takes one for the other's part is wrong.
    expect(recovered(both, [single('over-50', 57), single('over-60', 57)], 5)).toEqual([]);
  });

  it('says nothing where those in the one alone may be as many as the minimum', () => {
    const found = (minimumCount: number) =>
      attackReleases(
        [
          {
            ...release([single('over-50', 60), single('over-60', 50)], 2),
            policy: { minimumCount, roundingBase: 2, largestHidden: minimumCount + 1 },
          },
        ],
        solver,
      ).recovered.map(({ low, high }) => [low, high]);
    expect(found(11)).toEqual([]);
    expect(found(12)).toEqual([[9, 11]]);
  });

  it('reads columns and lists of thresholds as the gate does', () => {
    const rows = [
      ['north', 80, 74],
      ['south', 61, 30],
      ['west', 95, 40],
      ['east', 130, 60],
    ];
    expect(recovered([table(['recorded', 'charged'], rows)])).toMatchObject([
      {
        low: 6,
        high: 6,
        sentence: expect.stringMatching(/^table\[north\]\.recorded less table\[north\]\.charged is 6/),
      },
    ]);
    const steps = [160, 90, 86, 40].map((value, at) => [`at least ${at + 1}`, value]);
    expect(recovered([table(['people'], steps)])).toMatchObject([{ low: 4, high: 4 }]);
  });

  it('takes whoever is not in a declared part', () => {
    const columns = [
      key('row'),
      count('people'),
      count('flagged'),
      {
        name: 'rate',
        label: 'rate',
        unit: 'proportion' as const,
        kind: { kind: 'share' as const, of: 'flagged', outOf: 'people', interval: 'wilson' as const },
      },
    ];
    const rests = (flagged: number) => {
      const declared = finding({ id: 'table', table: { columns, rows: [['north', 80, flagged, flagged / 80]] } });
      return recovered([declared]).filter(({ what }) => what === 'rest');
    };
    expect(rests(77)).toMatchObject([{ low: 3, high: 3 }]);
    expect(rests(71)).toMatchObject([{ low: 9, high: 9 }]);
    // Ten are as many as may be shown.
    expect(rests(70)).toEqual([]);
  });

  it('takes no two parts of a whole for nested, even where rounding hides that they add up', () => {
    const of = (all: number, men: number, women: number) => [
      single('all', all),
      single('men', men),
      single('women', women),
    ];
    expect(recovered(of(117, 60, 57))).toEqual([]);
    expect(recovered(of(120, 60, 55), of(118, 61, 57), 5)).toEqual([]);
    expect(recovered(of(120, 60, 55), undefined, 5)).toEqual([]);
    const sex = (id: string, value: number) =>
      finding({ id, value, kind: { ...people, population: 'people', where: { sex: id } } });
    expect(recovered([sex('Male', 60), sex('Female', 57)])).toEqual([]);
  });

  it('takes no two columns or rows for nested that their table adds up, whatever of it is held back', () => {
    const by = (names: readonly string[], rows: readonly (readonly (string | number)[])[], sumOf = names) =>
      finding({
        id: 'table',
        table: { columns: [key('row'), ...names.map((name) => count(name)), count('all', { sumOf })], rows },
      });
    const held = [['north', 12, 13, '[c]', '[c]']];
    const groups = ['black', 'white', 'asian'];
    expect(recovered([by(groups, held)])).toEqual([]);
    expect(recovered([by(groups, held, ['white', 'asian'])])).toMatchObject([{ what: 'rest', low: 1, high: 1 }]);
    const rows = [
      ['over 50', 13],
      ['over 60', 12],
      ['other', '[c]'],
      ['All', '[c]'],
      ['unasked', '[c]'],
    ];
    const listed = (totals: NonNullable<FindingTable['totals']>) =>
      recovered([finding({ id: 'table', table: { columns: [key('row'), count('people')], rows, totals } })]);
    const all = { row: 'All', of: ['over 50', 'over 60', 'other'] };
    const others = { row: 'unasked', of: ['other'] };
    expect(listed([all])).toEqual([]);
    expect(listed([others, all])).toEqual([]);
    expect(listed([others])).toMatchObject([{ what: 'rest', low: 1, high: 1 }]);
    expect(listed([others, { row: 'All', of: ['over 50', 'other'] }])).toMatchObject([{ low: 1, high: 1 }]);
  });

  it('takes them from two tables, from two rows, and from a table beside a single number', () => {
    const ages = (id: string, name: string, value: number) =>
      finding({ id, table: { columns: [key('age'), count('people')], rows: [[name, value]] } });
    const three = [{ what: 'rest', low: 3, high: 3 }];
    expect(recovered([ages('a', 'over 50', 60), ages('b', 'over 60', 57)])).toMatchObject(three);
    expect(recovered([ages('a', 'over 50', 60), single('over-60', 57)])).toMatchObject(three);
    const rows = [
      ['north', 60, 57],
      ['south', 90, 40],
    ];
    expect(recovered([table(['recorded', 'charged'], rows)])).toMatchObject(three);
  });

  it('takes them from an earlier release and the latest, where the latest no longer prints the one', async () => {
    const over = (age: number, value: number) => single(`over-${age}`, value);
    const before = [over(60, 57), single('areas', 9000)];
    const now = [over(50, 60), single('areas', 9000)];
    const both = [{ ...release(before), name: 'february' }, release(now)];
    const truth = [before, now];
    for (const known of [null, truth]) {
      const { recovered: found } = attackReleases(both, solver, (place) =>
        known === null ? null : attackedValueAt(known[place.release]!, place),
      );
      expect(found.map(({ low, high, sentence }) => [low, high, sentence.split(' is ')[0]])).toEqual([
        [3, 3, 'over-50:value less over-60:value of february'],
      ]);
    }
    const policy = { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: false };
    const first = await gate(before, { policy, population: ['p'], notebook: 'n' });
    const second = await gate(now, { policy, population: ['q'], notebook: 'n', earlier: [first.memory] });
    const left = [first, second].map(({ findings }) => release(findings));
    expect(attackReleases(left, solver, (place) => attackedValueAt(truth[place.release]!, place)).recovered).toEqual(
      [],
    );
  });

  it('goes by what they were when they were first printed, while they moved by less than the minimum', () => {
    const printed = [single('over-50', 100), single('over-60', 97)];
    const known = (over50: number, over60: number) => {
      const truth = [printed, [single('over-50', over50), single('over-60', over60)]];
      return attackReleases([release(printed), release(printed)], solver, (place) =>
        attackedValueAt(truth[place.release]!, place),
      ).recovered.map(({ low, high }) => [low, high]);
    };
    // As they are by now the second could not lie inside the first.
    expect(known(101, 106)).toEqual([[3, 3]]);
    expect(known(101, 107)).toEqual([]);
  });

  it('finds nothing once the gate has passed them', async () => {
    const exact = [
      single('over-50', 60),
      single('over-60', 57),
      table(
        ['people'],
        [160, 90, 86, 40].map((value, at) => [`at least ${at + 1}`, value]),
      ),
    ];
    for (const roundingBase of [1, 5]) {
      const policy = { minimumCount: 10, roundingBase, protectSensitiveZeros: false };
      const { findings } = await gate(exact, { policy, population: ['p'] });
      expect(recovered(findings, exact, roundingBase)).toEqual([]);
      expect(recovered(findings, undefined, roundingBase)).toEqual([]);
    }
  });
});

describe('two counts that a sum behind the table adds up', () => {
  // Of two lists: who joined, who left, who is on both; the union is behind a share of both.
  const rows = [
    ['calls back', 13, 26, 58],
    ['begun by the force', 12, 25, 59],
    ['everything', 16, 22, 62],
  ] as const;
  const lists = finding({
    id: 'lists',
    table: {
      columns: [key('counting'), count('joined'), count('left')],
      rows: rows.map(([name, joined, left]) => [name, joined, left]),
      parts: {
        columns: [count('both'), count('either')],
        rows: rows.map(([, joined, left, both]) => [both, joined + left + both]),
      },
    },
  });

  it('share nobody, so that their difference is no group: the release stands', async () => {
    const { findings } = await gate([lists], { population: ['p'] });
    expect(findings[0]!.table!.rows.at(-1)).toEqual(['everything', 15, 20]);
    const attacked = [release(findings, 5)];
    const { recovered } = attackReleases(attacked, solver, (place) => attackedValueAt([lists], place));
    expect(recovered.map(({ what }) => what)).toEqual(['rest']);
    expect(recovered.filter((each) => isRightGuess(each, [lists]))).toEqual([]);
    const { parts: _, ...bare } = lists.table!;
    expect(recovered.filter((each) => isRightGuess(each, [{ ...lists, table: bare }]))).toEqual(recovered);
  });
});
