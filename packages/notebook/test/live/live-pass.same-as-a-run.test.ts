import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { prepareRun, runNotebook } from '../../src/run/index.ts';
import { noDatasets } from '../run/toy.ts';
import { LiveFolder } from './live-folder.ts';

/** Places of a notebook that an edit may change, each with what may stand there. */
const CHOICES = {
  helper: ['n + 1', 'n + 2', 'fold(n)'],
  fold: ['n * 2', 'n * 3'],
  list: ['[1, 2, 3]', '[3, 2, 1]', '[1, 2]'],
  fill: ['for (const n of LIST) BY.set(n, n);', 'for (const n of LIST) BY.set(n, -n);', ''],
  sorts: ['values.sort((a, b) => b - a);', ''],
  counts: ['calls += 1;', ''],
  kind: ['class Kind { size = 4 }', 'class Kind { size = 5 }'],
  limit: ['4', '3'],
  alias: ['append(LATE, 1);', ''],
} as const;

type Chosen = Record<keyof typeof CHOICES, string>;

const notebook = ({ helper, fold, list, fill, sorts, counts, kind, limit, alias }: Chosen) => `
import { cell, defineNotebook, findings } from '@assay/notebook';
import { textAt } from '@assay/statistics';
const fold = (n: number) => ${fold};
const helped = (n: number) => ${helper};
const LIST = ${list};
const BY = new Map<number, number>();
${fill}
let calls = 0;
${kind}
const LATE: number[] = [];
const append = (to: number[], n: number) => to.push(n);
const first = cell('first', 'First', { needs: {}, compute: () => { ${counts} return LIST.map(helped); } });
const kinds = cell('kinds', 'Kinds', { needs: {}, compute: () => [new Kind()] });
const sorted = cell('sorted', 'Sorted', { needs: { first }, compute: ({ first: values }) => { ${sorts} ${alias} return values[0] ?? 0; } });
const number = (id: string, value: number) => ({ id, title: id, questions: ['TOY-Q1'], value, unit: 'score', kind: { kind: 'constant', of: 'a test' }, method: { name: 'm', source: 's' } }) as never;
const told = findings('told', 'Told', {
  needs: { first, sorted, kinds },
  compute: ({ first, sorted, kinds }, { random }) => [
    number('a.first', first[0] ?? 0), number('a.sorted', sorted), number('a.calls', calls),
    number('a.by', [...BY.values()].reduce((sum, n) => sum + n, 0)), number('a.kind', kinds.filter((each) => each instanceof Kind && each.size < ${limit} + 1).length),
    number('a.draw', random('draw').next()), number('a.late', LATE.length),
  ],
});
const untouched = findings('untouched', 'Untouched', { needs: { first }, compute: ({ first }) => [number('b.last', first.at(-1) ?? 0)] });
void textAt;
export default defineNotebook({ id: 'toy', title: 'T', system: 'TOY', summary: 'S.', questions: ['TOY-Q1'], inputs: [], parameters: [], cells: [first, sorted, kinds, told, untouched] });
`;

describe('whatever is edited, in whatever order', () => {
  it.each([1, 2])(
    'a live notebook says what a run says (edits of seed %i)',
    async (seed) => {
      const stream = randomStream(seed, 'edits');
      const pick = (of: readonly string[]) => of[Math.floor(stream.next() * of.length)]!;
      const names = Object.keys(CHOICES) as (keyof typeof CHOICES)[];
      let chosen = Object.fromEntries(names.map((name) => [name, pick(CHOICES[name])])) as Chosen;
      const opened = await LiveFolder.open(() => notebook(chosen), { choices: {} });
      try {
        for (let edit = 0; edit < 10; edit++) {
          const name = pick(names) as keyof typeof CHOICES;
          chosen = { ...chosen, [name]: pick(CHOICES[name].filter((each) => each !== chosen[name])) };
          opened.write('notebook.ts', notebook(chosen));
          // One save is often told twice, and the second time while the first is read.
          for (const milliseconds of [5, 15, 30, 60]) setTimeout(() => opened.live.update(), milliseconds);
          const prepared = await prepareRun(opened.folder, {}, noDatasets);
          const { results } = await runNotebook(prepared, {});
          const numbers = (findings: readonly { readonly id: string; readonly value: string | number | null }[]) =>
            findings.map(({ id, value }) => `${id} ${value}`);
          const { results: live } = await opened.live.settled();
          expect(numbers(live?.findings ?? []), JSON.stringify(chosen)).toEqual(numbers(results.findings));
        }
      } finally {
        await opened.close();
      }
    },
    120_000,
  );
});
