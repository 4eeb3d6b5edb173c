import { dictionaryColumn, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  combineKeys,
  dateLevels,
  fellegiSunter,
  type LevelColumn,
  nameLevels,
  POSTCODE_PARTS,
  partLevels,
  textLevels,
} from '../src/index.ts';
import { CandidatePairs } from '../src/model/candidate-pairs.ts';
import { patternRadix } from '../src/model/level-column.ts';
import type { Hope, PatternPass, PatternTask } from '../src/model/pattern-pass.ts';
import { scalarPatterns } from '../src/model/scalar-patterns.ts';
import { vectorPatterns } from '../src/model/vector-patterns.ts';

const FORENAMES = [
  'Ana',
  'Anna',
  'Annabel',
  'Bill',
  'William',
  'Khan',
  'José',
  'jose',
  'Li',
  'Mohammed',
  'Muhammad',
  '',
  null,
];
const SURNAMES = ['Khan', 'Khan-Malik', 'Malik Khan', 'Ana', 'Smith', 'Smyth', 'Smithson', 'O Brien', 'Li', '李', null];
// Beyond 32 letters the kernel compares letter by letter.
const LONG = 'Wolfeschlegelsteinhausenbergerdorff';
const DATES = [
  '1980-02-03',
  '1980-03-02',
  '1981-02-03',
  '1980-02-13',
  '1995-12-31',
  '9001-01-01',
  'unknown',
  'n/a',
  null,
];
const PLACES = ['Leeds', 'Leads', 'Bradford', 'Bradfort', LONG, `${LONG}s`, `${LONG.slice(3)}xyz`, null];
const POSTCODES = ['AB1 2CD', 'AB1 3CD', 'AB2 1XX', 'A1 1AA', 'abroad', '', null];

const person = fc.record({
  forename: fc.constantFrom(...FORENAMES),
  surname: fc.oneof(fc.constantFrom(...SURNAMES), fc.string({ maxLength: 12 })),
  date: fc.constantFrom(...DATES),
  place: fc.constantFrom(...PLACES),
  postcode: fc.constantFrom(...POSTCODES),
  sex: fc.constantFrom('F', 'M', null),
  key: fc.constantFrom('one', 'two', null),
  other: fc.constantFrom('one', 'two', 'three', null),
});
type Person = typeof person extends fc.Arbitrary<infer Each> ? Each : never;

function taskOf(people: readonly Person[], similarity: readonly number[], hasChanges = true): PatternTask {
  const column = (name: keyof Person) => dictionaryColumn(people.map((each) => each[name]));
  const names = nameLevels(column('forename'), column('surname'), {
    levels: { similarity },
    forms: [
      ['Bill', 'William'],
      ['Ana', 'Anna', 'Annabel'],
    ],
    ...(hasChanges ? { changes: { group: column('sex'), isLikely: (sex: string) => sex === 'F' } } : {}),
  });
  const fields: LevelColumn[] = [
    names.firstName,
    names.surname,
    dateLevels('date', column('date')),
    textLevels('place', column('place'), { similarity: [0.9] }),
    partLevels('postcode', column('postcode'), POSTCODE_PARTS),
  ];
  const multipliers = Int32Array.from(fields, (_, index) =>
    fields.slice(0, index).reduce((product, field) => product * patternRadix(field), 1),
  );
  return {
    candidates: new CandidatePairs([
      { name: 'key', ...combineKeys([column('key')]), informs: [] },
      { name: 'other', ...combineKeys([column('other')]), informs: [] },
      { name: 'surname', ...combineKeys([column('surname')]), informs: [] },
    ]),
    fields,
    multipliers,
    patternSpace: fields.reduce((product, field) => product * patternRadix(field), 1),
  };
}

/** The pairs that are visited, three numbers each. */
function listed(pass: PatternPass, rule: number, hope: Hope): Int32Array {
  const found: number[] = [];
  pass.forEach(rule, hope, (...pair) => found.push(...pair));
  return Int32Array.from(found);
}

describe('WebAssembly kernel of the patterns and its TypeScript twin', () => {
  it('count and list the same pairs, whatever the records and the levels', () => {
    const similarity = fc.constantFrom([0.92, 0.85, 0.7], [0.75], [0.4], []);
    fc.assert(
      fc.property(
        fc.array(person, { maxLength: 60 }),
        similarity,
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (people, levels, hasChanges, step) => {
          const task = taskOf(people, levels, hasChanges);
          const vector = vectorPatterns(task)!;
          const scalar = scalarPatterns(task);
          const random = randomStream(`rare ${step}`);
          const some = (length: number) => Array.from({ length }, () => random.integer(41) - 20);
          const hope = {
            isHopeless: Uint8Array.from({ length: task.patternSpace }, (_, at) => (at % step === 0 ? 0 : 1)),
            bits: Int32Array.from(some(task.patternSpace)),
            sharedTerms: Int32Array.from(some(task.patternSpace), (each) => each & 3),
            terms: 2,
            ownBits: Int16Array.from(some(2 * people.length)),
          };
          const drawn = Int32Array.from({ length: 30 }, () => random.integer(Math.max(1, people.length)));
          if (people.length > 0) expect(vector.countFirst(drawn, 6)).toEqual(scalar.countFirst(drawn, 6));
          for (let rule = 0; rule < 3; rule++) {
            const pairs = listed(scalar, rule, hope);
            expect(listed(vector, rule, hope)).toEqual(pairs);
            const counted = scalar.count(rule);
            expect(vector.count(rule)).toEqual(counted);
            for (const pass of [vector, scalar]) {
              const onTheWay: number[] = [];
              expect(pass.countAndList(rule, hope, (list) => onTheWay.push(...list))).toEqual(counted);
              expect(Int32Array.from(onTheWay)).toEqual(pairs);
            }
            expect(vector.countSome(rule, 2)).toEqual(scalar.countSome(rule, 2));
          }
        },
      ),
      { seed: 20250305, numRuns: 100 },
    );
  });

  it('go on where a list is full: a key that 600 records share makes more pairs than one list holds', () => {
    const random = randomStream('crowded');
    const of = <T>(values: readonly T[]): T => values[random.integer(values.length)]!;
    const people = Array.from(
      { length: 600 },
      (): Person => ({
        forename: of(FORENAMES),
        surname: of(SURNAMES),
        date: of(DATES),
        place: of(PLACES),
        postcode: of(POSTCODES),
        sex: 'F',
        key: 'one',
        other: of(['one', 'two']),
      }),
    );
    const task = taskOf(people, [0.9]);
    const none = {
      isHopeless: new Uint8Array(task.patternSpace),
      bits: new Int32Array(task.patternSpace),
      sharedTerms: new Int32Array(task.patternSpace),
      terms: 0,
      ownBits: new Int16Array(0),
    };
    const pairs = listed(vectorPatterns(task)!, 0, none);
    expect(pairs).toHaveLength(3 * task.candidates.pairsOf(0));
    expect(pairs).toEqual(listed(scalarPatterns(task), 0, none));
  });

  it('leave to the twin what the kernel does not know: nearness by edits', () => {
    const name = dictionaryColumn(['Ana', 'Anna', 'Ana']);
    const fields = [textLevels('name', name, { edits: [1] })];
    const blocks = [{ name: 'all', codes: Int32Array.of(0, 0, 0), keyCount: 1, informs: [] }];
    const settings = { records: 3, fields, blocks, randomPairs: 100 };
    expect(fellegiSunter(settings, randomStream(1))).toEqual(
      fellegiSunter({ ...settings, kernel: 'scalar' }, randomStream(1)),
    );
    const task = { candidates: new CandidatePairs(blocks), fields, multipliers: Int32Array.of(1), patternSpace: 4 };
    expect(vectorPatterns(task)).toBeNull();
  });
});
