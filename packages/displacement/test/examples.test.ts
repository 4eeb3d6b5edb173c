import { readdirSync, readFileSync } from 'node:fs';
import * as statistics from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import * as displacement from '../src/index.ts';

/**
 * Every `@example` of the package runs: the last line is `expression // expected`, statements may stand before it. Numbers
 * are compared to four digits; an expected object may name some of the properties. Examples share this scope.
 */
const box = (name: string, x: number, side: number): displacement.Area => ({
  name,
  polygons: [
    [
      [
        [x, 0],
        [x + side, 0],
        [x + side, side],
        [x, side],
        [x, 0],
      ],
    ],
  ],
});
const scope: Readonly<Record<string, unknown>> = {
  ...statistics,
  ...displacement,
  random: statistics.randomStream('examples'),
  square: box('square', 0, 10),
  beside: box('beside', 10, 10),
  far: box('far', 5000, 10),
  protocol: {
    patrolledAreas: ['S1'],
    controlAreas: ['S9'],
    ringEdgesMetres: [200, 500],
    outcomes: ['robbery'],
    primaryEstimate: 'incidence rate ratio',
    choosingMonths: ['2024-01'],
    baselineMonths: ['2024-02'],
    followUpMonths: ['2024-03'],
    alpha: 0.05,
    equivalenceMargin: 0.5,
    stoppingRule: 'after one month',
  },
};

const source = new URL('../src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const textOf = (file: string) => readFileSync(new URL(file, source), 'utf8');
const examples = files.flatMap((file) =>
  [...textOf(file).matchAll(/@example\n((?: \* .*\n)+?) \*\//g)].map(
    (match) => [file, match[1]!.replaceAll(/^ \* ?/gm, '').trim()] as const,
  ),
);

describe('examples in the documentation hold', () => {
  it.each(examples)('%s: %s', (_, text) => {
    const [, body, expected] = /^([\s\S]*) \/\/ ([^\n]*)$/.exec(text) ?? [];
    expect(expected, 'an example ends in `// expected`').toBeDefined();
    const [statements, expression] = /^((?:const .*\n)*)([\s\S]*)$/.exec(body!)!.slice(1) as [string, string];
    const evaluate = (code: string) => new Function(...Object.keys(scope), code)(...Object.values(scope)) as unknown;
    const actual = toFourDigits(evaluate(`${statements}return (${expression})`));
    const wanted = evaluate(`return ${expected}`);
    if (wanted !== null && typeof wanted === 'object' && !Array.isArray(wanted)) expect(actual).toMatchObject(wanted);
    else expect(actual).toEqual(wanted);
  });

  it('every function of the public face whose result fits a line has one', () => {
    const documented = new Set(
      examples.flatMap(([, text]) => [...text.matchAll(/\b([a-z]\w*)\(/g)].map((match) => match[1]!)),
    );
    const functions = Object.entries(displacement).flatMap(([name, value]) =>
      typeof value === 'function' ? [name] : [],
    );
    expect(functions.filter((name) => !documented.has(name))).toEqual([]);
  });
});

function toFourDigits(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(4));
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, toFourDigits);
  if (Array.isArray(value)) return value.map(toFourDigits);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toFourDigits(inner)]));
  return value;
}
