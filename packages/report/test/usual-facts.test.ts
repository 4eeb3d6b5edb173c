import { expect, it } from 'vitest';
import { toleranceWords } from '../src/section/usual-facts.ts';

it('says by how much a rerun may differ, and why', () => {
  const words = (kind: 'exact' | 'float' | 'stochastic', absolute = 0, relative = 0) =>
    toleranceWords({ kind, absolute, relative });
  expect(words('exact')).toBe('must come out exactly the same');
  expect(words('float', 0.5)).toBe('may differ by 0.5 absolute (rounding of the machine)');
  expect(words('stochastic', 0, 0.01)).toBe('may differ by 0.01 relative (simulation error)');
  expect(words('stochastic', 2, 0.01)).toBe('may differ by 2 absolute or 0.01 relative (simulation error)');
  expect(words('float')).toBe('may not differ (rounding of the machine)');
});
