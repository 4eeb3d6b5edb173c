import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineageOf, MODEL_REGISTER, modelsReading, modelsStandingOn, type RegisteredModel } from '../../src/index.ts';

const { inputs, models, feedback } = MODEL_REGISTER;
const texts = { name: '', stage: '', decision: '', answersFor: '', affects: '' };
const model = (id: string, inputs: string[], reads: string[] = []): RegisteredModel => ({
  id,
  inputs,
  reads,
  ...texts,
});

describe('register', () => {
  it('names inputs that exist, reads models that exist, and feeds back from models into inputs that exist', () => {
    const ids = models.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(models.flatMap((each) => each.inputs).filter((input) => !inputs.includes(input))).toEqual([]);
    expect(feedback.filter(({ into }) => !inputs.includes(into))).toEqual([]);
    expect(
      [...models.flatMap(({ reads }) => reads), ...feedback.map(({ from }) => from)].filter((id) => !ids.includes(id)),
    ).toEqual([]);
  });

  it('says of every model all that the table of models shows', () => {
    const blank = models.filter((each) => Object.keys(texts).some((name) => each[name as keyof typeof texts] === ''));
    expect(blank).toEqual([]);
  });

  it('follows models and what they write, and ends in a loop', () => {
    const models = [model('A', ['x']), model('B', [], ['A']), model('C', ['y']), model('D', ['z'])];
    const feedback = [
      { from: 'B', into: 'y', how: '' },
      { from: 'C', into: 'x', how: '' },
    ];
    expect(modelsStandingOn({ models, feedback }, 'x')).toEqual(['A', 'B', 'C']);
    expect(modelsStandingOn({ models, feedback }, 'A')).toEqual(['A', 'B', 'C']);
    expect(modelsStandingOn({ models, feedback }, 'z')).toEqual(['D']);
    expect(modelsStandingOn({ models, feedback }, 'nobody’s')).toEqual([]);
    expect(modelsReading({ models }, 'A').map(({ id }) => id)).toEqual(['B']);
  });

  it('tells in its lineage every step that is followed, with what passes', () => {
    const steps = lineageOf({
      models: [model('A', ['x']), model('B', ['y'], ['A'])],
      feedback: [{ from: 'B', into: 'x', how: 'they write' }],
    });
    expect(steps).toEqual([
      { from: 'x', to: 'A', what: 'records' },
      { from: 'y', to: 'B', what: 'records' },
      { from: 'A', to: 'B', what: 'who is one person' },
      { from: 'B', to: 'x', what: 'they write' },
    ]);
  });

  it('reaches what a walk along its lineage reaches, of any register', () => {
    const names = ['A', 'B', 'C', 'D'];
    const some = fc.subarray(names);
    const registers = fc.record({
      models: fc
        .tuple(some, some, some, some)
        .map((reads) => names.map((id, at) => model(id, [`of ${id}`], reads[at]))),
      feedback: fc.array(
        fc.record({
          from: fc.constantFrom(...names),
          into: fc.constantFrom(...names.map((id) => `of ${id}`)),
          how: fc.constant(''),
        }),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(registers, fc.constantFrom('A', 'of A'), (register, start) => {
        const steps = lineageOf(register);
        let reached = new Set(steps.filter(({ from }) => from === start).map(({ to }) => to));
        for (const _ of steps) {
          reached = new Set([...reached, ...steps.filter(({ from }) => reached.has(from)).map(({ to }) => to)]);
        }
        expect(modelsStandingOn(register, start)).toEqual(names.filter((id) => reached.has(id)));
        expect(modelsReading(register, start).map(({ id }) => id)).toEqual(
          names.filter((id) => steps.some(({ from, to, what }) => from === start && to === id && what !== '')),
        );
      }),
    );
  });
});
