import { expect, it } from 'vitest';
import { readTrustedSigners } from '../../src/index.ts';
import { reviewer } from '../example-values.ts';

const reading = (...signers: readonly unknown[]) => readTrustedSigners(JSON.stringify(signers), 'signers.json');

it('reads signers whole, valid on one day too', () => {
  const oneDay = { ...reviewer, validFrom: '2024-02-29', validUntil: '2024-02-29' };
  expect(reading(reviewer, oneDay)).toEqual([reviewer, oneDay]);
});

it.each<[string, unknown, RegExp]>([
  [
    'lacks fields',
    { ...reviewer, role: 1, name: undefined },
    /^signer 2 in signers\.json lacks name, role\. Add it\.$/,
  ],
  ['is none', null, /^signer 2 in signers\.json lacks name, role, publicKey, validFrom, validUntil\. Add it\.$/],
  ['is valid for ever', { ...reviewer, validUntil: 'never' }, /has the day "never"\. Write yyyy-mm-dd\.$/],
  ['says no end', { ...reviewer, validUntil: '' }, /^signer 2 .* has the day ""/],
  ['writes days as one says them', { ...reviewer, validUntil: '31/12/2024' }, /has the day "31\/12\/2024"/],
  ['begins on no day', { ...reviewer, validFrom: '2025-02-30' }, /has the day "2025-02-30"/],
  ['is never valid', { ...reviewer, validFrom: '2026-01-01' }, /from 2026-01-01 until 2025-12-31, which is never/],
])('refuses one who %s', (_, signer, message) => {
  expect(() => reading(reviewer, signer)).toThrow(message);
});
