import { readdirSync, readFileSync } from 'node:fs';
import * as statistics from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import * as profiling from '../src/index.ts';

/** Every `@example` that ends in `// expected` runs: numbers are compared to the digits that it shows. */
const source = new URL('../src/', import.meta.url);
const scope = { ...statistics, ...profiling };
const log = {
  person: Int32Array.of(0, 0, 0),
  people: 1,
  time: Float64Array.of(1, 2, 3),
};

const examples = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(new URL(file, source), 'utf8').matchAll(/@example\n((?: \* .*\n)+?) \*\//g)]
      .map((match) => match[1]!.replaceAll(/^ \* ?/gm, '').trim())
      .filter((text) => / \/\/ [-\d[]/.test(text))
      .map((text) => [file, text] as const),
  );

describe('examples', () => {
  it.each(examples)('%s: %s', (_, text) => {
    const [expression, comment] = text.split(' // ') as [string, string];
    const names = [...Object.keys(scope), 'log'];
    const found = new Function(...names, `return ${expression}`)(...Object.values(scope), log) as unknown;
    const shown = /^(\[.*\]|-?[\d.]+)/.exec(comment)![1]!;
    expect(toFourDigits(found)).toEqual(toFourDigits(JSON.parse(shown)));
  });
});

function toFourDigits(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(4));
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, toFourDigits);
  if (Array.isArray(value)) return value.map(toFourDigits);
  return value;
}
