import { InputError, notComputed, textAt } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { scoredPeople } from '../../src/index.ts';
import { peopleChoices, plainTable, registers } from '../example-values.ts';

const { scored } = registers;
const withColumns = (values: Parameters<typeof plainTable>[0]) => ({
  ...scored,
  columns: { ...scored.columns, ...plainTable(values).columns },
});
const BLANK = [null, null, null];

describe('people whom a model scored', () => {
  it('are columns by what they are, and rows that repeat a person are told', () => {
    const read = scoredPeople(scored, peopleChoices);
    expect([read.count, read.repeated, read.keys.length]).toEqual([3, 1, 3]);
    expect(textAt(read.person!, 2)).toBe('q');
    expect(read.division).toMatchObject({ reference: 'A', groups: { values: ['A', 'B'] } });
    expect(read.second).toMatchObject({ values: ['x', 'y', 'Not recorded'] });
    expect(read.score).toEqual(Float64Array.of(0.9, 0.2, Number.NaN));
    expect(read.decided).toMatchObject({ yes: 1, no: 2 });
    expect([...read.label]).toEqual([1, 0, 2]);
    expect(read.weight).toEqual(Float64Array.of(1, 2, 1));
    expect(read.words.map(({ field, words }) => [field, words.length > 0])).toEqual([
      ['group', false],
      ['decision', true],
      ['what happened', true],
    ]);
  });

  it('may lack each of them, for a reason of its own', () => {
    const none = { decision: BLANK, outcome: BLANK, second_group: BLANK };
    const read = scoredPeople(withColumns(none), peopleChoices);
    expect([read.decided, read.outcome, read.second]).toEqual(
      [
        'the file has no decisions',
        'the file does not say what happened to anybody',
        'the file has no second column of groups',
      ].map((reason) => notComputed(reason)),
    );
    expect([...read.label]).toEqual([2, 2, 2]);
    expect(scoredPeople(withColumns({ group: BLANK }), peopleChoices).division).toEqual(
      notComputed('the file has no column of groups'),
    );
  });

  it('have their groups brought together where that is asked for', () => {
    const sexes = withColumns({ group: ['M', 'male', 'F'] });
    expect(scoredPeople(sexes, { ...peopleChoices, groupWords: 'sex' }).division).toMatchObject({ reference: 'Male' });
    const ethnic = scoredPeople(withColumns({ group: ['W1', 'White', 'B1'] }), {
      ...peopleChoices,
      groupWords: 'ethnicity',
    });
    expect(ethnic.division).toMatchObject({ reference: 'White' });
    expect(ethnic.words[0]!.words.length).toBe(3);
  });

  it('are refused without a row, without anything to look at, and with words that nobody can read', () => {
    expect(() => scoredPeople({ ...scored, rowCount: 0, columns: {} }, peopleChoices)).toThrow(
      new InputError('the file of people has a heading and no rows: 0. Export it again.'),
    );
    const number = { kind: 'number', values: new Float64Array(3).fill(Number.NaN) } as const;
    const blank = withColumns({ group: BLANK, decision: BLANK, outcome: BLANK });
    expect(() => scoredPeople({ ...blank, columns: { ...blank.columns, score: number } }, peopleChoices)).toThrow(
      /^no column was read as a group, a score, a decision or what happened/,
    );
    const odd = withColumns({ decision: ['aa', 'bb', 'aa'] });
    expect(() => scoredPeople(odd, peopleChoices)).toThrow(/^no word of decision says yes or no/);
    expect(scoredPeople(odd, { ...peopleChoices, mayBeUnread: true }).decided).toMatchObject({
      status: 'not-computed',
    });
  });
});
