import { field } from '@assay/dataset';
import type { Input, Parameter } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../src/page/fields.ts';
import { inputField, parameterField } from '../src/page/run-form-fields.ts';
import { columnFound, columnMenu } from '../src/upload/upload-choices.ts';
import { formFields } from './fixture/form-fields.ts';

const hintOf = (text: string) => /class="hint"[^>]*>([^<]*)/.exec(text)?.[1];

describe('the field of a parameter', () => {
  const number = { kind: 'number', name: 'level', title: 'Level', description: 'How sure.', default: 0.95 } as const;
  const shown = (parameter: object, before?: Parameter['default']) =>
    String(parameterField(parameter as Parameter, before));

  it('says between what a number must lie, takes any or whole ones, and has what was chosen before', () => {
    const level = shown({ ...number, minimum: 0.00005, maximum: 12_000 });
    expect(hintOf(level)).toBe('How sure. Between 0.00005 and 12,000.');
    expect(level).toContain(
      'value="0.95" aria-describedby="parameter:level-hint" min="0.00005" max="12000" step="any" required>',
    );
    expect(shown({ ...number, kind: 'integer', minimum: 0, maximum: 9 }, 0)).toMatch(/value="0".*step="1" required>/);
    const ofData = shown({ ...number, default: '', minimum: 0, maximum: 9, fromData: 'the last day' });
    expect([hintOf(ofData), /required/.test(ofData)]).toEqual([
      'How sure. Left empty: the last day. Between 0 and 9.',
      false,
    ]);
  });

  it('offers a choice, and what the data say only where they may say it', () => {
    const mode = { kind: 'choice', name: 'mode', title: 'Mode', description: 'How.', choices: ['link', 'merge'] };
    const values = (text: string) =>
      [...text.matchAll(/<option value="([^"]*)"( selected)?/g)].map(([, one, two]) => one! + (two ?? ''));
    expect(values(shown({ ...mode, default: 'link' }))).toEqual(['link selected', 'merge']);
    expect(values(shown({ ...mode, default: 'link' }, 'merge'))).toEqual(['link', 'merge selected']);
    const ofData = shown({ ...mode, default: '', fromData: 'the file' });
    expect([values(ofData), hintOf(ofData)]).toEqual([[' selected', 'link', 'merge'], 'How. Left empty: the file.']);
  });

  it('stands at yes or no, at what was chosen before what is usual', () => {
    const at = (usual: boolean, before?: boolean) =>
      formFields(shown({ kind: 'switch', name: 'wide', title: 'Widely', description: 'H', default: usual }, before))[
        'parameter:wide'
      ];
    expect([at(true), at(false), at(true, false), at(false, true)]).toEqual(['yes', 'no', 'no', 'yes']);
  });

  it('takes a day and a text, the earlier one where there is one', () => {
    const day = shown({
      kind: 'date',
      name: 'end',
      title: 'End',
      description: 'When.',
      default: '',
      fromData: 'the log',
    });
    expect([hintOf(day), /type="date" value=""/.test(day)]).toEqual(['When. Left empty: the log.', true]);
    const text = { kind: 'text', name: 'area', title: 'Area', description: 'Where.', default: 'North' };
    expect([shown(text), shown(text, 'South')].map((each) => formFields(each))).toEqual([
      { 'parameter:area': 'North' },
      { 'parameter:area': 'South' },
    ]);
  });
});

describe('the field of an input', () => {
  const forename = field.text('forename', 'Forename', '', 'name', { required: true });
  const area = field.text('area', 'Area', '', 'place');
  const input = {
    ...{ name: 'people', title: 'Persons', description: 'Who.', dataset: null, optional: false },
    schema: { name: 'people', title: 'People', fields: [forename, area] },
  } as unknown as Input;
  const offered = { most: '64 MB', before: null, kept: [], tables: [], said: null };
  const shown = (more: Partial<Parameters<typeof inputField>[1]> = {}, other: Partial<Input> = {}) =>
    String(inputField({ ...input, ...other } as Input, { ...offered, ...more }));

  it('says what becomes of it without a file, and what a file must hold', () => {
    const first = (text: string) => /Who\. (.*?\.) CSV/.exec(text)![1];
    expect([
      first(shown()),
      first(shown({}, { optional: true })),
      first(shown({}, { optional: true, dataset: 'made' })),
      first(shown({ before: 'of a run' }, { dataset: 'made' })),
      first(shown({ before: 'sent just now' })),
    ]).toEqual([
      'A file is needed.',
      'May be left out.',
      'Where no file is sent at all, the dataset made is used.',
      'Without a file, the one of that run is read again.',
      'The file that you sent is kept for an hour: choose another only to replace it.',
    ]);
    expect(shown()).toContain('up to 64 MB; it must hold forename.</span>');
    expect(shown({}, { schema: { ...input.schema, fields: [area] } })).toContain('up to 64 MB.</span>');
  });

  it('offers kept mappings and tables where there are any, and asks for stand-ins only where one is there', () => {
    const none = shown();
    for (const name of ['table:people', 'kept:people', 'invented:people']) expect(none).not.toContain(`name="${name}"`);
    const kept = [{ name: 'March', columns: {}, choices: {}, at: Date.UTC(2025, 2, 5, 14, 30) }];
    const tables = [{ name: 'lake', title: 'The lake' }];
    const said = fieldsOf({ 'kept:people': 'March', 'table:people': 'lake', 'invented:people': 'yes' });
    const all = shown({ kept, tables, said }, { dataset: 'made' });
    expect(formFields(all)).toMatchObject({ 'kept:people': 'March', 'table:people': 'lake' });
    expect(all).toContain('As in March, kept 5 March 2025 at 14:30');
    expect(all).toContain('name="invented:people" value="yes" checked>');
    expect(shown({}, { dataset: 'made' })).toContain('name="invented:people" value="yes">');
    expect(shown({}, { dataset: 'made', optional: true })).not.toContain('invented:people');
  });

  it('has again what a form said that was refused, and lies open only then', () => {
    const menus = { [columnMenu('people', 'area')]: '=Beat', [columnFound('people', 'area')]: 'none' };
    const words = { 'word:people:0': 'area:w', 'meaning:people:0': 'police' };
    const said = { ...menus, ...words, 'encoding:people': 'latin1' };
    const again = shown({ said: fieldsOf(said) });
    expect(formFields(again)).toMatchObject(said);
    expect(again).not.toContain(columnMenu('people', 'forename'));
    expect(again).toContain('<details open>');
    expect(shown()).toContain('<details>');
    expect(shown({ said: fieldsOf({ 'invented:people': 'yes' }) })).toContain('<details>');
  });
});
