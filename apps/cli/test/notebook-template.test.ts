import { type Field, field, tableSchema } from '@assay/dataset';
import { expect, it } from 'vitest';
import { notebookTemplate } from '../src/home/notebook-template.ts';

/** The column that a notebook of these would count by first. */
function countedBy(...fields: readonly Field[]): string | null {
  const { 'notebook.ts': text } = notebookTemplate('toy', tableSchema({ name: 'rows', title: 'Rows', fields }));
  return /textColumn\(\w+, '(\w+)'\)/.exec(text!)?.[1] ?? null;
}
const text = (name: string, role: Field['role']) => field.text(name, name, '', role);

it('counts first by what divides people, else by any groups, never by names or by days', () => {
  const [forename, area, outcome, kind] = [
    text('forename', 'name'),
    text('area', 'place'),
    text('outcome', 'outcome'),
    text('kind', 'category'),
  ];
  expect(countedBy(forename, area, outcome, text('ethnicity', 'protected-characteristic'))).toBe('ethnicity');
  expect(countedBy(forename, area, outcome)).toBe('area');
  expect(countedBy(forename, outcome, area)).toBe('outcome');
  expect(countedBy(forename, kind)).toBe('kind');
  expect(countedBy(forename)).toBeNull();
});
