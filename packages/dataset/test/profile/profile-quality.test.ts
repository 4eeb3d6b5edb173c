import { dictionaryColumn } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completeRows,
  dayNumber,
  dayOfText,
  monthOfDay,
  profileQuality,
  profileSummedQuality,
  recordedSex,
  resolvedReferences,
  saidOfNotRecorded,
  systemsAgree,
  systemsAgreeOn,
  tableOf,
  tableSchema,
  writtenMonth,
  yearOfDay,
} from '../../src/index.ts';

const field = { description: '', required: false } as const;
const schema = tableSchema({
  name: 'reports',
  title: 'Reports',
  fields: [
    { ...field, name: 'id', title: 'Report', type: 'text', role: 'identifier' },
    { ...field, name: 'officer', title: 'Officer', type: 'text', role: 'identifier' },
    {
      ...field,
      name: 'ethnicity',
      title: 'Ethnicity',
      type: 'text',
      role: 'category',
      codeList: 'self-defined-ethnicity-18+1',
    },
    { ...field, name: 'day', title: 'Day', type: 'date', role: 'time' },
    { ...field, name: 'note', title: 'Note', type: 'text', role: 'category' },
  ],
});
const today = dayNumber(2025, 3, 31);
const reports = tableOf(schema, {
  id: ['a', 'b', 'a', null],
  officer: ['x', 'x', 'y', null],
  ethnicity: ['W1', 'nonsense', null, 'A2'],
  day: ['2025-03-31', '2025-04-01', '30/02/2025', null],
  note: [null, null, null, 'seen'],
});

describe('profileQuality(table, schema, options)', () => {
  it('counts what is filled, what can be, and what is its own, of what is there to be checked', () => {
    const scores = profileQuality(reports, schema, { today });
    expect(scores.map(({ dimension, what, right, checked }) => [dimension, what, right, checked])).toEqual([
      ['Completeness', 'Report', 3, 4],
      ['Completeness', 'Officer', 3, 4],
      ['Completeness', 'Ethnicity', 3, 4],
      ['Completeness', 'Day', 3, 4],
      ['Completeness', 'Note', 1, 4],
      ['Validity', 'Ethnicity', 2, 3],
      ['Validity', 'Day', 1, 3],
      ['Uniqueness', 'Report', 1, 3],
    ]);
  });
});

describe('a field that no row says anything of', () => {
  const silent = tableOf(schema, {
    ...Object.fromEntries(schema.fields.map(({ name }) => [name, [null, null]])),
    officer: ['x', null],
  });

  it('is neither complete nor valid nor unique, and is named', () => {
    expect(profileQuality(silent, schema, { today })).toEqual([
      { dimension: 'Completeness', what: 'Officer', right: 1, checked: 2 },
    ]);
    expect(saidOfNotRecorded([{ extract: 'reports', table: silent, schema }])).toEqual([
      'No row says anything of these, which is what a file that lacks them looks like too; they are left out: Report (reports), Ethnicity (reports), Day (reports), Note (reports).',
    ]);
    expect(saidOfNotRecorded([{ extract: 'reports', table: reports, schema }])).toEqual([]);
  });

  it('makes no row incomplete, and two systems agree on nothing of it', () => {
    expect([...completeRows(silent, ['officer', 'day'])]).toEqual([1, 0]);
    expect(systemsAgreeOn(reports, silent, 'id', { ethnicity: recordedSex, officer: recordedSex })).toHaveLength(1);
  });
});

describe('profileSummedQuality(scores, by)', () => {
  it('sums the fields of each kind and names the one that is lowest', () => {
    const summed = profileSummedQuality(profileQuality(reports, schema, { today }), ({ dimension }) => dimension);
    expect(
      summed.map(({ dimension, right, checked, worst, fewest }) => [dimension, right, checked, worst, fewest]),
    ).toEqual([
      ['Completeness', 13, 20, 'Note', 1],
      ['Validity', 3, 6, 'Day', 1],
      ['Uniqueness', 1, 3, 'Report', 1],
    ]);
    expect(
      profileSummedQuality([{ dimension: 'Validity', what: 'Day', right: 0, checked: 0 }], () => '')[0]!,
    ).toMatchObject({ worst: null, fewest: 0 });
  });
});

describe('resolvedReferences(from, to)', () => {
  it('asks only of rows that refer to something, and finds no row by a word that none has', () => {
    const to = { codes: Int32Array.of(0, -1), values: ['a', 'gone'] };
    expect(resolvedReferences(dictionaryColumn(['a', 'gone', null, 'a']), to)).toEqual({ right: 2, checked: 3 });
  });
});

describe('systemsAgree(first, second)', () => {
  const words = fc.array(fc.constantFrom('F', 'M', 'unclear', null), { minLength: 5, maxLength: 5 });
  const says = (column: ReturnType<typeof dictionaryColumn>) =>
    column.values.map((word) => (word === 'unclear' ? null : word));

  it('crosses what both say, as going through the pairs does', () => {
    fc.assert(
      fc.property(words, words, (here, there) => {
        const key = dictionaryColumn(['a', 'b', 'c', 'd', 'e']);
        const [first, second] = [dictionaryColumn(here), dictionaryColumn(there)];
        const found = systemsAgree(
          { key, column: first, saysOfValue: says(first) },
          { key, column: second, saysOfValue: says(second) },
        );
        const both = here
          .map((word, row) => [word, there[row]!])
          .filter((pair) => pair.every((word) => word !== null && word !== 'unclear'));
        expect(found.checked).toBe(both.length);
        expect(found.right).toBe(both.filter(([one, other]) => one === other).length);
        expect(found.square.flat().reduce((sum, count) => sum + count, 0)).toBe(both.length);
        expect(found.square.reduce((sum, line, at) => sum + line[at]!, 0)).toBe(found.right);
        expect(found.square.length).toBe(new Set(both.flat()).size);
      }),
    );
  });

  it('meets records by their key, the last of those that share one', () => {
    const first = { key: dictionaryColumn(['a', 'a']), column: dictionaryColumn(['F', 'M']), saysOfValue: ['F', 'M'] };
    const second = { key: dictionaryColumn(['x', 'a']), column: dictionaryColumn(['F', 'M']), saysOfValue: ['F', 'M'] };
    expect(systemsAgree(first, second)).toEqual({ right: 1, checked: 1, square: [[1]] });
  });

  it('compares no records without a key: two that name no report are not about one person', () => {
    const sexes = { column: dictionaryColumn(['F', 'M', 'M']), saysOfValue: ['F', 'M'] };
    const first = { key: dictionaryColumn(['a', 'b', null]), ...sexes };
    const second = { key: dictionaryColumn([null, 'b', null]), ...sexes };
    expect(systemsAgree(first, second)).toEqual({ right: 1, checked: 1, square: [[1]] });
  });

  it('is asked of several fields at once, each by its own words', () => {
    const sexes = (id: string[], own: (string | null)[], partner: (string | null)[]) =>
      tableOf(
        {
          name: 'people',
          title: 'People',
          fields: ['id', 'own', 'partner'].map((name) => ({
            ...field,
            name,
            title: name,
            type: 'text',
            role: 'category',
          })),
        },
        { id, own, partner },
      );
    const first = sexes(['a', 'b', 'c'], ['F', 'M', 'Klingon'], ['Male', null, 'F']);
    const second = sexes(['c', 'b', 'a'], ['M', 'Male', 'male'], ['F', 'M', 'F']);
    expect(systemsAgreeOn(first, second, 'id', { own: recordedSex, partner: recordedSex })).toMatchObject([
      { field: 'own', right: 1, checked: 2 },
      { field: 'partner', right: 1, checked: 2 },
    ]);
  });
});

describe('days, months and years', () => {
  it('are those of the calendar, before 1970 too', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const written = date.toISOString().slice(0, 10);
          const day = dayOfText(written);
          const [year, month, ofMonth] = written.split('-').map(Number);
          expect(day).toBe(dayNumber(year!, month!, ofMonth!));
          expect(yearOfDay(day)).toBe(year);
          expect(writtenMonth(monthOfDay(day))).toBe(written.slice(0, 7));
        },
      ),
    );
  });

  it('refuses what is no date', () => {
    expect(() => dayOfText('31/03/2025')).toThrow('a date must be written as 2025-03-31: "31/03/2025". Correct it.');
  });
});
