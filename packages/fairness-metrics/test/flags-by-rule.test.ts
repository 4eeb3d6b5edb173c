import { drawLots, InputError, notComputed, randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { flagsByRule } from '../src/index.ts';

const NO_SCORES = notComputed('the file has no scores');
const NO_DECISIONS = notComputed('the file has no decisions');
const decided = { values: Uint8Array.of(0, 1, 2, 0) };
const score = Float64Array.of(0.9, 0.2, Number.NaN, 0.4);
const none = { cut: '', share: '' } as const;
const lots = () => drawLots(randomStream('flags'), ['p', 'q', 'r', 's']);
const noLots = () => expect.unreachable('nobody ties');

it('takes the decisions of the file where nothing was chosen, whatever the scores', () => {
  expect(flagsByRule({ score, decided }, none, noLots)).toEqual({
    rule: 'the decisions of the file',
    flagged: decided.values,
  });
});

it('takes what was chosen before the decisions of the file', () => {
  const byCut = flagsByRule({ score, decided }, { cut: 0.4, share: '' }, noLots);
  expect(byCut.rule).toBe('scores at or above the cut that was chosen');
  expect([...(byCut.flagged as Uint8Array)]).toEqual([1, 0, 2, 1]);
  const byShare = flagsByRule({ score, decided }, { cut: '', share: 0.3 }, lots);
  expect(byShare.rule).toBe('the highest scores, the share of those scored that was chosen');
  expect([...(byShare.flagged as Uint8Array)]).toEqual([1, 0, 2, 0]);
  expect([...(flagsByRule({ score, decided }, { cut: 0, share: '' }, noLots).flagged as Uint8Array)]).toEqual([
    1, 1, 2, 1,
  ]);
});

it('takes the highest tenth of those scored where there are no decisions', () => {
  const scores = Float64Array.from({ length: 20 }, (_, row) => row);
  const keys = [...scores].map((each) => `p${each}`);
  const { rule, flagged } = flagsByRule({ score: scores, decided: NO_DECISIONS }, none, () =>
    drawLots(randomStream('flags'), keys),
  );
  expect(rule).toBe('the highest scores, a tenth of those scored');
  expect([...(flagged as Uint8Array).keys()].filter((row) => (flagged as Uint8Array)[row] === 1)).toEqual([18, 19]);
});

it('says why there are no flags', () => {
  const reasonOf = (people: Parameters<typeof flagsByRule>[0]) => flagsByRule(people, none, lots);
  const same = (reason: string) => ({ rule: notComputed(reason), flagged: notComputed(reason) });
  expect(reasonOf({ score: NO_SCORES, decided: NO_DECISIONS })).toEqual(
    same('the file has neither decisions nor scores'),
  );
  expect(reasonOf({ score: NO_SCORES, decided: notComputed('no word says yes') })).toEqual(
    same('no word says yes, and the file has no scores'),
  );
  // A tenth of three is nobody.
  expect(reasonOf({ score, decided: NO_DECISIONS })).toEqual(
    same('so few people are scored that this share of them is nobody or everybody'),
  );
});

it('refuses a cut and a share at once, and either of a file without scores', () => {
  const people = { score, decided };
  expect(() => flagsByRule(people, { cut: 0.5, share: 0.1 }, lots)).toThrow(
    new InputError('flags cannot be both from a score of 0.5 and a share of 0.1. Leave one of them empty.'),
  );
  const without = { score: NO_SCORES, decided };
  expect(() => flagsByRule(without, { cut: 0.5, share: '' }, lots)).toThrow(/^a cut was chosen, and the file has no/);
  expect(() => flagsByRule(without, { cut: '', share: 0.1 }, lots)).toThrow(/^a share was chosen/);
});
