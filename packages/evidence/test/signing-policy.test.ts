import { describe, expect, it } from 'vitest';
import { defaultSigningPolicy, policyProblems, readSigningPolicy } from '../src/index.ts';

const asking = (rerun: unknown) =>
  JSON.stringify({ ...defaultSigningPolicy, asks: { ...defaultSigningPolicy.asks, rerun } });

describe('a signing policy', () => {
  it('may ask for none and for twenty of a kind, and for no more, no part and no text', () => {
    for (const count of [0, 1, 20]) expect(readSigningPolicy(asking(count), 'policy.json').asks.rerun).toBe(count);
    for (const count of [21, -1, 1.5, '1', null])
      expect(() => readSigningPolicy(asking(count), 'policy.json'), String(count)).toThrow(
        /policy\.json is no signing policy/,
      );
    for (const asks of [null, [], 'rerun', 3])
      expect(() => readSigningPolicy(JSON.stringify({ ...defaultSigningPolicy, asks }), 'policy.json')).toThrow(
        /policy\.json is no signing policy/,
      );
  });

  it('is met by signatures that count, not by one that has a problem or is nobody’s', () => {
    const policy = { ...defaultSigningPolicy, asks: { 'sign-off': 1, disclosure: 0, rerun: 0 } };
    const given = { path: '', role: '', kind: 'sign-off', predicateType: '', signedAt: '', predicate: {} } as const;
    const lacking = (signer: string | null, problem: string | null) =>
      policyProblems(policy, [{ ...given, signer, problem }]).length;
    expect([lacking('A. Author', null), lacking('A. Author', 'is out of its time'), lacking(null, null)]).toEqual([
      0, 1, 1,
    ]);
  });

  it('says how many of whom are lacking', () => {
    const policy = { ...defaultSigningPolicy, asks: { 'sign-off': 0, disclosure: 1, rerun: 3 } };
    expect(policyProblems(policy, [])).toEqual([
      'its policy asks for a disclosure reviewer’s decision, by somebody who gave nothing else: 1 is lacking',
      'its policy asks for 3 of a rerunner’s certificate that it holds, by somebody who gave nothing else: 3 are lacking',
    ]);
  });
});
