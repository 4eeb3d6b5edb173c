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

it('writes each column as it was guessed, with what it is known by and whether it is needed, in text that reads again', () => {
  const fields = [
    field.text('reference', "The caller's\nreference", 'A \\ B', 'identifier', {
      required: true,
      aliases: ['ref', "r'"],
    }),
    field.date('called_on', 'Called on', '', 'time'),
    text('home_area', 'place'),
  ];
  const made = notebookTemplate('calls-at-night', tableSchema({ name: 'rows', title: 'Rows', fields }));
  const code = made['notebook.ts']!;
  expect([...code.matchAll(/^ {4}(field\..*),$/gm)].map(([, line]) => line)).toEqual([
    String.raw`field.text('reference', 'The caller\'s reference', 'A \\ B', 'identifier', { required: true, aliases: ['ref', 'r\''] })`,
    "field.date('called_on', 'Called on', '', 'time')",
    "field.text('home_area', 'home_area', '', 'place')",
  ]);
  expect(code).toContain('// Types and roles are guesses');
  expect(code).toContain("import { field, rowsByGroup, textColumn } from '@assay/dataset';");
  expect(code).toContain("about.table('rows.by-home-area', 'Rows by home_area', {");
  expect(code).toContain("  id: 'calls-at-night',\n  title: 'Calls at night',");
  expect(made['report.md']).toMatch(/^# Calls at night\n[\s\S]*\n\{table: rows\.by-home-area\}\n/);
  expect(JSON.parse(made['package.json']!)).toMatchObject({ name: '@assay/notebook-calls-at-night', private: true });
});

it('counts by nothing where a file has no groups, and has one column to put in where there is no file', () => {
  const named = notebookTemplate(
    'toy',
    tableSchema({ name: 'rows', title: 'Rows', fields: [text('forename', 'name')] }),
  );
  expect(named['notebook.ts']).toContain("import { field } from '@assay/dataset';");
  expect(named['notebook.ts']).not.toContain('about.table');
  expect(named['report.md']).not.toContain('{table:');
  const empty = notebookTemplate('toy', null);
  expect(empty['notebook.ts']).not.toContain('guesses');
  expect(empty['notebook.ts']).toContain(
    "    field.text('area', 'Area', 'What the column holds, in a sentence.', 'category', { required: true }),\n",
  );
  expect(empty['report.md']).toContain('{table: rows.by-area}');
});
