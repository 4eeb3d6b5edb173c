import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { mutationsOf } from '../src/mutations.ts';
import { PROBE, probed } from '../src/probes.ts';

describe('probed(text, numbered)', () => {
  const source = `
    const list = [3, 1, 2];
    const half = (n: number, of = 2) => (n > 0 ? n / of : -1);
    function deepest(it?: { some: number[] }) {
      if (!it || it.some.length === 0) return { none: true, at: list.some((n) => n > 2) };
      return it?.some.every((n) => n >= 1).valueOf();
    }
    const days = Object.keys({ 90: 'after 90 days' });
    return [half(3), half(-3), deepest(), deepest({ some: [0, 2] }), Math.max(...list) - 1, days];`;
  const valueWhere = (text: string, reached: (number: number) => void) => {
    const { outputText } = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
    return new Function('globalThis', outputText)({ [PROBE]: reached }) as unknown;
  };

  it('keeps every value, and says what was reached', () => {
    const reached = new Set<number>();
    const mutations = mutationsOf('a.ts', source);
    const text = probed(source, [...mutations.entries()]);
    expect(valueWhere(text, (number) => reached.add(number))).toEqual([
      1.5,
      -1,
      { none: true, at: true },
      false,
      2,
      ['90'],
    ]);
    expect(reached.size).toBe(mutations.length);
  });

  it('does not say what was not reached', () => {
    const reached: number[] = [];
    const text = 'const unused = (n: number) => n * 2; return 1 - 1;';
    const [product, , difference] = mutationsOf('a.ts', text);
    valueWhere(
      probed(text, [
        [7, product!],
        [8, difference!],
      ]),
      (number) => reached.push(number),
    );
    expect(reached).toEqual([8]);
  });
});
