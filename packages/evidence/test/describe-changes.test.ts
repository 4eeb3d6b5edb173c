import { describe, expect, it } from 'vitest';
import { describeChanges, type FindingDraft, finding, RESULTS_SCHEMA, type Results } from '../src/index.ts';

const results = (drafts: readonly (Partial<FindingDraft> & { readonly id: string })[]): Results => ({
  schema: RESULTS_SCHEMA,
  run: { id: '1', notebook: 'n', code: 'a'.repeat(64), inputs: {}, parameters: {}, seed: 1, environment: {} },
  findings: drafts.map((draft) =>
    finding(
      {
        title: `The ${draft.id}`,
        questions: ['MM-P1'],
        unit: 'count',
        method: { name: 'm', source: 's' },
        ...(draft.notComputed === undefined ? { value: 1 } : {}),
        ...draft,
      },
      { cell: 'c', file: 'f' },
    ),
  ),
});

describe('describeChanges', () => {
  it('says nothing of what did not change', () => {
    const same = results([{ id: 'a' }]);
    expect(describeChanges(same, same)).toMatchObject({
      sentence: 'nothing changed',
      list: [],
      drift: { holds: true },
    });
  });

  it('counts numbers and limitations as a member would', () => {
    const before = results([
      { id: 'a', value: 10 },
      { id: 'b', value: 20 },
      { id: 'c', value: 30 },
    ]);
    const after = results([
      { id: 'a', value: 11 },
      { id: 'b', value: 21 },
      { id: 'c', value: 31, limitations: ['One area only.'] },
    ]);
    const { sentence, list } = describeChanges(before, after);
    expect(sentence).toBe('three numbers changed, one new limitation');
    expect(list).toEqual(['The a: 10 → 11', 'The b: 20 → 21', 'The c: 30 → 31', 'new limitation: One area only.']);
  });

  it('tells apart what is shown from what is not, what came and went, and questions', () => {
    const before = results([
      { id: 'a', unit: 'ratio', value: 1 },
      { id: 'gone', questions: ['MM-P2'] },
    ]);
    const after = results([
      { id: 'a', unit: 'ratio', value: 1 + 1e-9 },
      { id: 'came', questions: ['MM-P3'] },
    ]);
    expect(describeChanges(before, after).sentence).toBe(
      'one number differs below what is shown, one new finding, one finding gone, one question newly answered, one question no longer answered',
    );
  });

  it('writes more than a dozen in digits', () => {
    const many = (value: number) => results(Array.from({ length: 13 }, (_, at) => ({ id: `a${at}`, value })));
    expect(describeChanges(many(1), many(2)).sentence).toBe('13 numbers changed');
  });
});
