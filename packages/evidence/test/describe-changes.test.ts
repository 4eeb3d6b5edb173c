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

  it('tells of a run and its own release what was rounded and held back, and that nothing changed', () => {
    const interval = { low: 0.1, high: 0.5, level: 0.95, method: 'Wilson' };
    const run = results([
      { id: 'a', value: 41 },
      { id: 'b', value: 3 },
      { id: 'c', value: 0.25, unit: 'proportion', interval, limitations: ['Rests on 3 names.'] },
    ]);
    const left = (id: string, more: object) => ({ ...run.findings.find((each) => each.id === id)!, ...more });
    const suppressed = { status: 'suppressed', rule: '' } as const;
    const pack: Results = {
      ...run,
      findings: [
        left('a', { value: 40, disclosure: { status: 'rounded', rule: '' } }),
        left('b', { value: '[c]', disclosure: suppressed }),
        left('c', { value: '[c]', interval: null, limitations: ['Rests on [c] names.'], disclosure: suppressed }),
      ],
    };
    expect(describeChanges(run, pack)).toMatchObject({
      sentence: 'one number rounded at release, five numbers held back at release',
      holds: true,
      drift: { holds: false },
    });
    expect(describeChanges(pack, run).sentence).toBe(describeChanges(run, pack).sentence);
    // Of two releases, or of another run, a number that is held back in the one alone is told as that.
    const later = { ...pack, run: { ...pack.run, id: '2' } };
    expect(describeChanges(run, later)).toMatchObject({ holds: false });
    const told = { ...later, findings: [pack.findings[0]!, left('b', { value: 20, disclosure: suppressed })] };
    expect(describeChanges({ ...pack, findings: pack.findings.slice(0, 2) }, told).sentence).toBe(
      'one number no longer held back',
    );
    expect(describeChanges(told, { ...pack, findings: pack.findings.slice(0, 2) }).sentence).toBe(
      'one number newly held back',
    );
  });

  it('writes more than a dozen in digits', () => {
    const many = (value: number) => results(Array.from({ length: 13 }, (_, at) => ({ id: `a${at}`, value })));
    expect(describeChanges(many(1), many(2)).sentence).toBe('13 numbers changed');
  });
});
