import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysHeldBy,
  followedImages,
  type ImageDecisions,
  imageDecisions,
  imagePolicies,
  policiesLeftOut,
  uploadAndOutcome,
} from '../../src/index.ts';
import { plainTable } from '../example-values.ts';

interface Case {
  readonly context: string | null;
  readonly uploaded: string | null;
  readonly disposal: string | null;
  readonly device_seized: string | null;
  readonly days_seized: number | null;
  readonly days_observed: number | null;
  readonly ended_by: string | null;
}

function decisionsOf(cases: readonly Case[]) {
  const column = <Name extends keyof Case>(name: Name) => cases.map((each) => each[name]);
  const same = cases.map(() => 'o');
  return imageDecisions(
    plainTable(
      {
        ...{ officer: same, team: same, category: same, child_age_band: same },
        ...{ context: column('context'), uploaded: column('uploaded'), disposal: column('disposal') },
        ...{ device_seized: column('device_seized'), ended_by: column('ended_by') },
        days_seized: [...column('days_seized').slice(0, -1), column('days_seized').at(-1) ?? 0],
        days_observed: [...column('days_observed').slice(0, -1), column('days_observed').at(-1) ?? 0],
        decided_date: cases.map(() => '2022-03-01'),
      },
      ['decided_date'],
    ),
  );
}

const CONSENSUAL = 'consensual, no aggravation';
const CASE: Case = {
  context: CONSENSUAL,
  uploaded: 'yes',
  disposal: 'caution',
  device_seized: 'yes',
  days_seized: 5,
  days_observed: 1,
  ended_by: null,
};
const some = fc.record({
  context: fc.constantFrom(CONSENSUAL, 'aggravated', null),
  uploaded: fc.constantFrom('yes', 'no', null),
  disposal: fc.constantFrom('caution', 'charge', 'education or support', 'no further action', null),
  device_seized: fc.constantFrom('yes', 'no', null),
  days_seized: fc.integer({ min: 0, max: 900 }),
  days_observed: fc.integer({ min: 1, max: 3000 }),
  ended_by: fc.constantFrom('found again', 'deleted', 'still held', null),
});
const cases = fc.array(some, { minLength: 1, maxLength: 12 });

function policiesOf(decisions: ImageDecisions) {
  const none = { criminal: new Int8Array(decisions.count).fill(-1), support: new Int8Array(decisions.count).fill(-1) };
  return imagePolicies(decisions, 'status' in decisions.followed ? none : decisions.followed);
}

describe('the same cases under other policies', () => {
  it('are counted as recorded, with every image uploaded, and with outcomes and devices taken away', () => {
    const counts = policiesOf(
      decisionsOf([
        CASE,
        {
          context: 'aggravated',
          uploaded: 'no',
          disposal: 'charge',
          device_seized: 'yes',
          days_seized: 9,
          days_observed: 1,
          ended_by: null,
        },
        {
          context: CONSENSUAL,
          uploaded: null,
          disposal: 'education or support',
          device_seized: null,
          days_seized: 7,
          days_observed: 1,
          ended_by: null,
        },
      ]),
    );
    expect(counts.map(({ policy: _, ...each }) => each)).toEqual([
      { uploaded: 1, criminal: 2, support: 1, devices: 2, days: [9, 5] },
      { uploaded: 3, criminal: 2, support: 1, devices: 2, days: [9, 5] },
      { uploaded: 3, criminal: 1, support: 2, devices: 2, days: [9, 5] },
      { uploaded: 3, criminal: 1, support: 2, devices: 1, days: [9] },
      { uploaded: 3, criminal: 0, support: 3, devices: 0, days: [] },
    ]);
  });

  it('never add a criminal outcome or a device, and turn each outcome taken away into support', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const [asItWas, ...others] = policiesOf(decisionsOf(given));
        for (const other of others) {
          expect(other.uploaded).toBe(given.length);
          expect(other.criminal + other.support).toBe(asItWas!.criminal + asItWas!.support);
          const isKnown = given.some(({ device_seized }) => device_seized !== null);
          expect([asItWas!.devices === null, other.devices === null]).toEqual([!isKnown, !isKnown]);
          expect(other.devices ?? 0).toBeLessThanOrEqual(asItWas!.devices ?? 0);
          expect(other.days?.length ?? 0).toBeLessThanOrEqual(other.devices ?? 0);
        }
      }),
    );
  });

  it('leave out those for consensual cases where no case is said to be one, and say so', () => {
    const context = (word: string) => decisionsOf([{ ...CASE, context: word }]);
    expect(policiesOf(context('of their own words')).map(({ policy }) => policy)).toEqual([
      'as it was',
      'upload all, else as it was',
      'upload all; no criminal outcome, no device taken',
    ]);
    expect(policiesLeftOut(context('of their own words'))[0]).toContain('policies for such cases are left out');
    expect(policiesOf(context(CONSENSUAL))).toHaveLength(5);
    expect(policiesLeftOut(context(CONSENSUAL))).toEqual([]);
  });

  it('leave out days that nobody wrote down', () => {
    const two = { ...decisionsOf([CASE, CASE]), daysSeized: Float64Array.of(Number.NaN, 3) };
    expect(daysHeldBy(two)).toEqual([{ disposal: 'caution', days: [3] }]);
    const none = { ...two, daysSeized: Float64Array.of(Number.NaN, Number.NaN) };
    expect(daysHeldBy(none)).toMatchObject({ reason: 'the file does not say of any device how long it was held' });
    expect(policiesOf(none).map(({ devices, days }) => [devices, days])[0]).toEqual([2, null]);
  });

  it('take no device where no case says whether one was taken', () => {
    const unsaid = decisionsOf([{ ...CASE, device_seized: null }]);
    expect(policiesOf(unsaid).map(({ devices, days }) => [devices, days])).toEqual(Array(5).fill([null, null]));
  });
});

it('parts the criminal outcomes of a context by whether the image was uploaded, where that is known', () => {
  const of = (uploaded: string | null, disposal: string | null) => ({ ...CASE, uploaded, disposal });
  const decisions = decisionsOf([
    of('yes', 'caution'),
    of('yes', 'education or support'),
    of('no', 'charge'),
    of(null, 'charge'),
    of('no', null),
  ]);
  if ('status' in decisions.followed) throw new Error(decisions.followed.reason);
  expect(uploadAndOutcome(decisions, decisions.followed)).toEqual([
    { group: CONSENSUAL, rows: 5, uploaded: { successes: 1, total: 2 }, kept: { successes: 1, total: 1 } },
  ]);
});

describe('uploaded images that are followed', () => {
  it('are those uploaded whose time is known, together as many as by context', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { all, byContext, noEnd } = followedImages(decisionsOf(given));
        const own = given.filter(({ uploaded }) => uploaded === 'yes');
        expect(all.cases).toBe(own.length);
        expect(all.events).toBe(own.filter(({ ended_by }) => ended_by === 'found again').length);
        expect(byContext.reduce((sum, { cases }) => sum + cases, 0)).toBe(all.cases);
        expect(byContext.reduce((sum, { decided }) => sum + decided.successes, 0)).toBe(own.length);
        expect(noEnd === null).toBe(given.some(({ ended_by }) => ended_by === 'found again' || ended_by === 'deleted'));
      }),
    );
  });
});
