import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface ExampleOptions {
  /** The package's `src/`, e.g. `new URL('../src/', import.meta.url)`. */
  readonly source: URL;
  /** What an example may name: the package's face, and faces or values that its examples lean on. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** Files below `source` that list what the package gives out. Default `index.ts`. */
  readonly faces?: readonly string[];
  /** Public functions that no single line can show, each with the reason. */
  readonly withoutExample?: Readonly<Record<string, string>>;
}

/**
 * Every `@example` of a package runs, and every function of its face has one. An example's last line is
 * `expression // expected`, other lines stand before it. Whole numbers are compared as they are, others to the four
 * digits that an example shows; an expected object may name some of the properties.
 */
export function describeExamples(options: ExampleOptions): void {
  const { source, scope, faces = ['index.ts'], withoutExample = {} } = options;
  const texts = textsBelow(source);
  const examples = packageExamples(source);

  describe('examples in the documentation', () => {
    it.each(examples.map((each) => [each.file, each.example.split('\n').at(-1)!, each.example] as const))(
      '%s: %s',
      async (_file, _line, example) => {
        const expected = / \/\/ ([^\n]*)$/.exec(example)?.[1];
        expect(expected, 'an example ends in `// expected`').toBeDefined();
        const actual = toFourDigits(await evaluated(example, scope));
        const wanted = await run(`return ${expected}`, scope);
        if (wanted && typeof wanted === 'object' && !Array.isArray(wanted)) expect(actual).toMatchObject(wanted);
        else expect(actual).toEqual(wanted);
      },
    );

    it('are all run: each begins on the line after its tag, above an exported function, constant or class', () => {
      const written = texts.filter(({ text }) => (text.match(/@example/g)?.length ?? 0) !== examplesOf(text).length);
      expect(written.map(({ file }) => file)).toEqual([]);
    });

    it('stand beside every public function', () => {
      const shown = new Set([...examples.map(({ name }) => name), ...Object.keys(withoutExample)]);
      const functions = faces.flatMap((face) => publicFunctions(new URL(face, source)));
      expect(functions.length).toBeGreaterThan(0);
      expect(functions.filter((name) => !shown.has(name))).toEqual([]);
    });
  });
}

/** The examples of a package's public functions, constants and classes, with the file of each. */
export function packageExamples(
  source: URL,
): { readonly name: string; readonly example: string; readonly file: string }[] {
  return textsBelow(source).flatMap(({ file, text }) => examplesOf(text).map((each) => ({ ...each, file })));
}

/** What the last line of an example comes to. */
export async function evaluated(example: string, scope: Readonly<Record<string, unknown>>): Promise<unknown> {
  const [, before = '', expression] = /^([\s\S]*?)([^\n]*) \/\/ [^\n]*$/.exec(example) ?? [];
  // One expression over several lines, or statements and then an expression.
  const isOneExpression = before !== '' && !/;\n/.test(before);
  return run(isOneExpression ? `return (${before}${expression})` : `${before}\nreturn ${expression}`, scope);
}

function run(code: string, scope: Readonly<Record<string, unknown>>): Promise<unknown> {
  const withNames = new Function(...Object.keys(scope), `return (async () => { ${code} })()`);
  return (withNames as (...values: unknown[]) => Promise<unknown>)(...Object.values(scope));
}

function textsBelow(source: URL): { readonly file: string; readonly text: string }[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.sort().map((file) => ({ file, text: readFileSync(new URL(file, source), 'utf8') }));
}

function publicFunctions(face: URL): string[] {
  const lists = readFileSync(face, 'utf8').matchAll(/^export \{([^}]*)\} from '([^']*)';/gm);
  return [...lists].flatMap(([, list, file]) => {
    const text = readFileSync(new URL(file!, face), 'utf8');
    const isFunction = (name: string): boolean =>
      new RegExp(`^export ((async )?function\\*? ${name}\\b|const ${name}\\b[^=]* =\\s*(async )?\\()`, 'm').test(text);
    return list!
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && isFunction(name));
  });
}

function examplesOf(text: string): { readonly name: string; readonly example: string }[] {
  const documented = /\/\*\*\n((?: \* ?.*\n)+?) \*\/\nexport (?:async )?(?:function\*?|const|class) (\w+)/g;
  return [...text.matchAll(documented)].flatMap(([, comment, name]) => {
    const example = comment!.split(' * @example\n')[1];
    return example === undefined ? [] : [{ name: name!, example: example.replaceAll(/^ \* ?/gm, '').trim() }];
  });
}

function toFourDigits(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(4));
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, toFourDigits);
  if (Array.isArray(value)) return value.map(toFourDigits);
  if (value instanceof Map || value instanceof Set) return value;
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toFourDigits(inner)]));
  }
  return value;
}
