import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { linkProbability, personModel } from '../src/index.ts';
import { personLevels } from '../src/model/person-keys.ts';
import { generatedRegister } from './registers/generated-register.ts';

describe('a model of a register of people', () => {
  const RECORDS = 3000;
  const { records, truth } = generatedRegister('person model', RECORDS);
  const blank = dictionaryColumn(new Array<null>(RECORDS).fill(null));
  const fields = { ...records, sex: blank, placeOfBirth: blank, postcode: blank };
  const model = personModel(fields, randomStream('a'));

  it('finds the people of an invented register without labels', () => {
    const { left, right, weight, length } = model.pairs;
    const isRight = (pair: number) => truth.codes[left[pair]!] === truth.codes[right[pair]!];
    const linked = Array.from({ length }, (_, pair) => pair).filter((pair) => linkProbability(weight[pair]!) >= 0.95);
    const sizes = new Map<number, number>();
    for (const person of truth.codes) sizes.set(person, (sizes.get(person) ?? 0) + 1);
    const pairs = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
    const found = linked.filter(isRight).length;
    expect(found / linked.length).toBeGreaterThan(0.9);
    expect(found / pairs).toBeGreaterThan(0.6);
  });

  it('weighs the fields that are recorded, and no other', () => {
    expect(model.fields.map(({ name }) => name)).toEqual(['first name', 'surname', 'date of birth']);
    expect(model.sessions.map(({ block }) => block)).not.toContain('surname and postcode');
    expect(model).toMatchObject({ crowded: [], crowdedRecords: 0 });
  });

  it('takes names as far apart as Crate and Trace, of the similarity 0.733, for near', () => {
    const two = (...texts: string[]) => dictionaryColumn(texts);
    const none = dictionaryColumn([null, null]);
    const people = {
      ...{ forename: two('Ann', 'Ann'), surname: two('Crate', 'Trace'), dateOfBirth: none },
      ...{ sex: none, placeOfBirth: none, postcode: none },
    };
    const levels = personLevels(people, { hasPlace: false, hasPostcode: false });
    const [, surname] = levels;
    const pattern = new Int32Array(1);
    surname!.addLevels(0, Int32Array.of(1), 1, 1, pattern);
    expect(surname!.levels[pattern[0]!]).toBe('similarity 0.7 or more');
  });

  it('counts records whose key too many share', () => {
    const few = 6;
    const cut = <Column extends { codes: Int32Array }>(column: Column) => ({
      ...column,
      codes: column.codes.slice(0, few),
    });
    const same = dictionaryColumn(['1900-01-01', '1900-01-01', '1900-01-01', '1900-01-01', '1980-06-01', null]);
    const some = {
      ...{ forename: dictionaryColumn(['A', 'B', 'C', 'D', 'E', 'F']), surname: dictionaryColumn([...'UVWXYZ']) },
      ...{ dateOfBirth: same, sex: cut(blank), placeOfBirth: cut(blank), postcode: cut(blank) },
    };
    const crowded = personModel(some, randomStream('b'), { largestBlock: 3, randomPairs: 1000 });
    expect(crowded.crowded).toEqual([{ key: 'date of birth', records: 4 }]);
    expect(crowded.crowdedRecords).toBe(4);
  });
});
