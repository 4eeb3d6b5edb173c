import { expect, it } from 'vitest';
import { observedToExpected } from '../../src/index.ts';

// Roots of 2 + Σ people × p(shift) ± z × spread = 5 by scipy's brentq; 2 are certain, so 2 + 3 + 2.4 are expected.
it('counts those whose risk is 1 for certain, in what is expected and at both ends', () => {
  const risks = [
    { people: 2, probability: 1 },
    { people: 10, probability: 0.3 },
    { people: 4, probability: 0.6 },
    { people: 9, probability: 0 },
  ];
  expect(observedToExpected(5, risks)).toMatchObject({
    value: expect.closeTo(5 / 7.4, 12),
    interval: { low: expect.closeTo(0.4156655402479015, 9), high: expect.closeTo(1.151147043090954, 9) },
  });
  expect(observedToExpected(2, risks)).toMatchObject({ interval: { low: expect.closeTo(2 / 7.4, 12) } });
  expect(observedToExpected(16, risks)).toMatchObject({ interval: { high: expect.closeTo(16 / 7.4, 12) } });
});

it('has no interval where no shift of the risks explains what was observed: they were nought or certain, and it was otherwise', () => {
  const risks = [
    { people: 3, probability: 0 },
    { people: 2, probability: 1 },
    { people: 10, probability: 0.3 },
  ];
  const noInterval = {
    interval: { status: 'not-computed', reason: expect.stringContaining('where the risk is nought') },
  };
  expect(observedToExpected(13, risks)).toMatchObject({ value: 13 / 5, ...noInterval });
  expect(observedToExpected(1, risks)).toMatchObject({ value: 1 / 5, ...noInterval });
  const hardly = [{ people: 1, probability: 1e-60 }, ...risks.slice(2)];
  expect(observedToExpected(11, hardly)).toMatchObject(noInterval);
  expect(observedToExpected(12, risks)).toMatchObject({ interval: { high: 12 / 5 } });
  expect(observedToExpected(2, risks)).toMatchObject({ interval: { low: 2 / 5 } });
});

it('is as wide as without them where some could not have had the event, and none were of a risk', () => {
  const risks = [{ people: 10, probability: 0.4 }];
  const nobody = { people: 0, probability: 0.5 };
  const never = { people: 50, probability: 0 };
  for (const observed of [0, 3, 10])
    expect(observedToExpected(observed, [...risks, never, nobody])).toEqual(observedToExpected(observed, risks));
  // So unlikely that no shift comes near all ten, who had the event all the same.
  const unlikely = { people: 10, probability: 1e-23 };
  expect(observedToExpected(10, [unlikely, never])).toEqual(observedToExpected(10, [unlikely]));
  expect(observedToExpected(10, [{ people: 10, probability: 1 }, nobody])).toMatchObject({
    value: 1,
    interval: { reason: 'every risk is 0 or 1' },
  });
});
