import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cellSource, cellSources } from '../src/index.ts';

const code = `import { cell } from '@assay/notebook';

const columns = [{ name: 'sweep', label: 'not a cell' }];
// { name: 'sweep', compute: 'in a comment' }
const text = "{ name: 'sweep', compute: 1 }";
const template = \`{ name: 'sweep', compute: \${columns.map(({ name }) => \`{\${name}\`)} }\`;
const pattern = /[{"'/]\\{/;

export const first = cell('first', 'First', {
  needs: {},
  compute: () => ({ method: { name: 'sweep' }, table: [{ name: 'sweep', unit: 'count' }] }),
});

/** The one. */
export const sweep = findings("sweep", {
  title: 'Sweep: what it is',
  needs: { first },
  async compute({ first }) {
    return first;
  },
});
`;

describe('the code of a cell', () => {
  it('is found by what it is, not by the first thing of its name', () => {
    expect(cellSource(code, 'sweep')).toMatch(/^export const sweep = findings\([\s\S]*return first;\n {2}\},\n\}\);$/);
    expect(cellSource(code, 'first')).toMatch(/^export const first = cell\('first', 'First', \{[\s\S]*\}\);$/);
    expect(cellSource(code, 'absent')).toBeNull();
  });

  it('is told with the line that it begins on, after blank lines too', () => {
    expect([...cellSources(code)].map(([name, { line }]) => [name, line])).toEqual([
      ['first', 9],
      ['sweep', 15],
    ]);
    const indented = "\n\n  cell('first', 'First', { compute: () => 1 });\n\n\ncell('second', { compute: () => 2 });";
    expect([...cellSources(indented)]).toEqual([
      ['first', { code: "\n\n  cell('first', 'First', { compute: () => 1 });", line: 1 }],
      ['second', { code: "cell('second', { compute: () => 2 });", line: 6 }],
    ]);
  });

  it.each(["'A'", '"A"', '`A`', '/A/', '/* A */ 1'])('is found by a property right behind %s', (before) => {
    const declared = `const a = cell('a', { title: ${before}, compute: () => 1 });`;
    expect(cellSource(declared, 'a')).toBe(declared);
  });

  it('is that of the first statement where two declare one name', () => {
    expect(cellSource("cell('a', { compute: () => 1 });\ncell('a', { compute: () => 2 });", 'a')).toContain('1');
  });

  it.each([
    ["const quote = /'/;"],
    ['const stroke = /[/\\]"/;'],
    ['const hasQuote = (text: string) => /"/.test(text);'],
    ["function isQuote(text: string) { return /^'$/.test(text); }"],
    ['const both = "a" + /`/.source;'],
    ["const isNone = typeof /'/ === 'string';"],
    ["for (const each of /'/.exec('')!) say(each);"],
    ['const half = count++ / 2;\nconst third = rows.length / 3;\nconst fourth = (first + second) / 4;'],
    ['const share = wrong\n  / right;'],
    ['const open = /\\{/;'],
    ["const said = `it's /* \\` what // it's`;"],
    [`const path = \`\${folder.replace(/'/, \`{\${1}\`)}{\`;`],
    [`const nested = \`\${said(\`it's {\`)}\`;`],
    ['const escaped = \'\\\'{\'; const other = "\\"{";'],
  ])('is found behind what is no code, or what looks like it: %s', (before) => {
    const declared = "export const a = cell('a', 'A', { compute: () => 1 });";
    const behind = "export const b = cell('b', 'B', { compute: () => 2 });";
    const { length } = before.split('\n');
    expect([...cellSources([before, declared, behind].join('\n'))]).toEqual([
      ['a', { code: declared, line: length + 1 }],
      ['b', { code: behind, line: length + 2 }],
    ]);
  });

  const notebooks = fileURLToPath(new URL('../../../notebooks/', import.meta.url));
  const stated = readdirSync(notebooks).flatMap((slug) => {
    const path = join(notebooks, slug, 'baseline.json');
    if (!existsSync(path)) return [];
    const { findings } = JSON.parse(readFileSync(path, 'utf8')) as { findings: { source: { cell: string } }[] };
    return [...new Set(findings.map(({ source }) => source.cell))].map((cell) => [slug, cell] as const);
  });

  it.each(stated)('is found in one file of %s: %s', (slug, cell) => {
    const files = readdirSync(join(notebooks, slug), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/^test|node_modules/.test(file),
    );
    const found = files.flatMap((file) => cellSource(readFileSync(join(notebooks, slug, file), 'utf8'), cell) ?? []);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^(?:export )?const \w+/);
    expect(found[0]).toContain(`'${cell}'`);
    expect(found[0]).toMatch(/\bcompute\b/);
  });
});
