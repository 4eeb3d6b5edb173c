import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as statistics from '../src/index.ts';

/**
 * Every `@example` of the package runs: the last line is `expression // expected`, other lines stand before it. Numbers
 * are compared to the four digits that an example shows; an expected object may name some of the properties.
 */
const source = new URL('../src/', import.meta.url);
const names = Object.keys(statistics);
const values = Object.values(statistics);

function examplesOf(file: string): string[] {
  const text = readFileSync(new URL(file, source), 'utf8');
  return [...text.matchAll(/@example\n((?: \* .*\n)+?) \*\//g)].map((match) =>
    match[1]!.replaceAll(/^ \* ?/gm, '').trim(),
  );
}

function evaluate(code: string): unknown {
  return new Function(...names, code)(...values);
}

function toFourDigits(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(4));
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, toFourDigits);
  if (Array.isArray(value)) return value.map(toFourDigits);
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toFourDigits(inner)]));
  }
  return value;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

describe('examples in the documentation hold', () => {
  for (const file of files.sort()) {
    for (const example of examplesOf(file)) {
      it(`${file}: ${example.split('\n').at(-1)}`, () => {
        const [, before, expression, expected] = /^([\s\S]*?)([^\n]*) \/\/ ([^\n]*)$/.exec(example) ?? [];
        expect(expected, 'an example ends in `// expected`').toBeDefined();
        // One expression over several lines, or statements and then an expression.
        const isOneExpression = before !== '' && !/;\n/.test(before!);
        const code = isOneExpression ? `return (${before}${expression})` : `${before}\nreturn ${expression}`;
        const actual = toFourDigits(evaluate(code));
        const wanted = evaluate(`return ${expected}`);
        if (wanted && typeof wanted === 'object' && !Array.isArray(wanted)) expect(actual).toMatchObject(wanted);
        else expect(actual).toEqual(wanted);
      });
    }
  }
});
