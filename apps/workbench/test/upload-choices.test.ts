import { field } from '@assay/dataset';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../src/page/fields.ts';
import {
  columnFound,
  columnMenu,
  fieldsOfReading,
  NO_COLUMN,
  ofColumn,
  uploadMapping,
  uploadReading,
} from '../src/upload/upload-choices.ts';

const sent = (values: Readonly<Record<string, string>>): Fields => ({
  text: (name) => values[name] ?? '',
  all: (name) => (values[name] === undefined ? [] : [values[name]]),
  file: () => null,
  texts() {
    return this;
  },
});
const people = {
  name: 'people',
  schema: {
    name: 'people',
    title: 'People',
    fields: [field.text('surname', 'Surname', '', 'name'), field.text('area', 'Area', '', 'place')],
  },
};
const menus = (chosen: Readonly<Record<string, readonly [menu: string, found: string]>>, columns = '') =>
  uploadMapping(
    sent({
      'columns:people': columns,
      ...Object.fromEntries(
        Object.entries(chosen).flatMap(([name, [menu, found]]) => [
          [columnMenu('people', name), menu],
          [columnFound('people', name), found],
        ]),
      ),
    }),
    people,
  );

describe('what was said about columns', () => {
  it('is nothing where every menu stands as it was found, and no menu was there', () => {
    expect(menus({ surname: ['=Name', '=Name'], area: [NO_COLUMN, NO_COLUMN] })).toEqual({});
    expect(menus({})).toEqual({});
  });

  it('is every menu where one was changed: a column of any name, or none', () => {
    expect(menus({ surname: ['=Name', '=Name'], area: ['==x', NO_COLUMN] })).toEqual({ surname: 'Name', area: '=x' });
    expect(menus({ surname: [NO_COLUMN, '=Name'], area: ['=none', '=none'] })).toEqual({ surname: '', area: 'none' });
  });

  it('is what was written over what was chosen', () => {
    const written = ' area = Ward, first+surname=Whole=name ,, area=Ward';
    expect(menus({ area: ['=Beat', '=Beat'] }, written)).toEqual({ area: 'Ward', 'first+surname': 'Whole=name' });
    expect(menus({ surname: ['=A', '=B'], area: ['=Beat', '=Beat'] }, 'area=')).toEqual({ surname: 'A', area: '' });
  });

  it.each([
    ['area', 'columns: "area" is not of the form field=column. Write it so.'],
    [' =Ward', 'columns: "=Ward" is not of the form field=column.'],
    ['area=Ward,area=Beat', 'columns: area is said to be Ward and Beat. Keep one.'],
  ])('is refused where it says nothing: %s', (written, message) => {
    expect(() => menus({}, written)).toThrow(message);
  });

  it('writes a column behind a sign', () => {
    expect([ofColumn('none'), ofColumn(''), ofColumn(undefined)]).toEqual(['=none', '=', NO_COLUMN]);
  });
});

describe('what was said about a file', () => {
  it('is kept and read again as it was said', () => {
    const said = {
      encoding: 'windows-1250',
      dateFormat: { '*': 'mm/dd/yy' },
      missing: { '*': ['NULL', 'N/K'] },
      skipLines: 3,
      sheet: 'One',
    };
    expect(uploadReading(sent(fieldsOfReading('people', said)), 'people')).toEqual(said);
    expect(uploadReading(sent(fieldsOfReading('people', {})), 'people')).toEqual({});
    expect(uploadReading(sent(fieldsOfReading('people', { skipLines: 0 })), 'people')).toEqual({ skipLines: 0 });
    expect(uploadReading(sent({ 'missing:people': ' NULL ,, N/K ,' }), 'people')).toEqual({
      missing: { '*': ['NULL', 'N/K'] },
    });
  });

  it.each(['-1', '1.5', 'two', '1234567'])('is refused where lines are no number: %s', (skip) => {
    expect(() => uploadReading(sent({ 'skip:people': skip }), 'people')).toThrow(
      `lines before the header: ${skip}. Give a whole number.`,
    );
  });
});
