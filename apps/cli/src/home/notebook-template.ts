import type { Field, TableSchema } from '@assay/dataset';

/** Of whom nothing is known yet: a system that the ledger has takes its place. */
const SYSTEM = 'NEW';

/**
 * The files of a notebook to start from: one input, one cell that counts what came in, a report of ten lines. With a
 * file's columns as they were guessed, or with one column to put in.
 */
export function notebookTemplate(slug: string, schema: TableSchema | null): Readonly<Record<string, string>> {
  const fields = schema?.fields ?? [EMPTY_FIELD];
  const group = groupField(fields);
  return {
    'notebook.ts': notebookText(slug, fields, group, schema !== null),
    'report.md': reportText(slug, group),
    'technical.md': 'How each number is worked out stands beside it.\n',
    'package.json': packageText(slug),
    'tsconfig.json': '{ "extends": "../../tsconfig.base.json", "include": ["*.ts"] }\n',
  };
}

const EMPTY_FIELD: Field = {
  name: 'area',
  title: 'Area',
  description: 'What the column holds, in a sentence.',
  type: 'text',
  role: 'category',
  required: true,
};

/** The column to count by first: one that divides people, else any of groups. */
function groupField(fields: readonly Field[]): Field | null {
  const texts = fields.filter(({ type }) => type === 'text');
  return (
    texts.find(({ role }) => role === 'protected-characteristic') ??
    texts.find(({ role }) => role === 'category' || role === 'outcome' || role === 'place') ??
    null
  );
}

function notebookText(slug: string, fields: readonly Field[], group: Field | null, isGuessed: boolean): string {
  return `import { field${group === null ? '' : ', rowsByGroup, textColumn'} } from '@assay/dataset';
import { defineNotebook, finding, findings, input } from '@assay/notebook';

export const rows = input('rows', 'Rows', {
  description: 'One row for each … of the file.',
  dataset: null,
  // biome-ignore format: one column a line
  fields: [${isGuessed ? '\n    // Types and roles are guesses from the headings and first rows: look at each, leave out what nobody needs.' : ''}
${fields.map((field) => `    ${fieldText(field)},`).join('\n')}
  ],
});

const counted = findings('counted', 'What came in', {
  needs: { rows },
  compute: ({ rows }) => {
    const about = finding.about({ questions: [], method: { name: 'Count', source: 'the file' } });
    return [
      about.count('rows.read', 'Rows read', { counts: 'records', from: rows.rowCount }),${group === null ? '' : tableText(group)}
    ];
  },
});

${declaration(slug)}
`;
}

function declaration(slug: string): string {
  return [
    'export default defineNotebook({',
    `  id: '${slug}',`,
    `  title: '${titleOf(slug)}',`,
    `  system: '${SYSTEM}',`,
    "  summary: 'What a reader learns, in one sentence.',",
    '  questions: [],',
    '  inputs: [rows],',
    '  parameters: [],',
    '  cells: [counted],',
    '});',
  ].join('\n');
}

function tableText({ name, title }: Field): string {
  return `
      about.table('rows.by-${name.replaceAll('_', '-')}', ${quoted(`Rows by ${title}`)}, {
        rows: rowsByGroup(textColumn(rows, '${name}')).map(([group, own]) => ({ group, records: own.length })),
        columns: (t) => [t.key('group', ${quoted(title)}), t.count('records', 'Rows', 'records')],
      }),`;
}

function fieldText({ name, title, description, type, role, required, aliases }: Field): string {
  const options = [
    ...(required ? ['required: true'] : []),
    ...(aliases === undefined ? [] : [`aliases: [${aliases.map(quoted).join(', ')}]`]),
  ];
  const more = options.length === 0 ? '' : `, { ${options.join(', ')} }`;
  return `field.${type}('${name}', ${quoted(title)}, ${quoted(description)}, '${role}'${more})`;
}

function reportText(slug: string, group: Field | null): string {
  return `# ${titleOf(slug)}

The file has {rows.read | count} rows.
${group === null ? '' : `\n{table: rows.by-${group.name.replaceAll('_', '-')}}\n`}
## What this does not show

- Anything beyond the rows of this file.
`;
}

function packageText(slug: string): string {
  return `${JSON.stringify(
    {
      name: `@assay/notebook-${slug}`,
      version: '0.1.0',
      private: true,
      license: 'MIT',
      type: 'module',
      scripts: { typecheck: 'tsc -p .', lint: 'biome check .', audit: `assay check ${slug} --fresh` },
      dependencies: { '@assay/dataset': '*', '@assay/notebook': '*' },
    },
    null,
    2,
  )}\n`;
}

function titleOf(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replace(/[\r\n\u2028\u2029]+/g, ' ')}'`;
}
