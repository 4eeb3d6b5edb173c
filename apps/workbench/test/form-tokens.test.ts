import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { holdStore, localAnalyst, readPanelFacts } from '../src/index.ts';
import { formTokens } from '../src/security/form-tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-tokens-'));
let now = 1_000_000;
const store = holdStore(folder, readPanelFacts(folder), () => now);
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});
const HALF_DAY = 12 * 3600 * 1000;
const other = { ...localAnalyst, id: 'somebody' };

it('is good once, for whom it was made, and after a restart too', () => {
  const tokens = formTokens(store);
  const token = tokens.issue(localAnalyst);
  expect(tokens.issue(localAnalyst)).not.toBe(token);
  expect(tokens.spend(other, token)).toBe('bad');
  expect(formTokens(store).spend(localAnalyst, token)).toBe('good');
  expect([tokens.spend(localAnalyst, token), tokens.spend(other, token)]).toEqual(['used', 'bad']);
});

it('is good for half a day to the millisecond, whatever it says of itself', () => {
  const tokens = formTokens(store);
  const [last, late] = [tokens.issue(localAnalyst), tokens.issue(localAnalyst)];
  const [random, until, signature] = late.split('.');
  now += HALF_DAY;
  expect(tokens.spend(localAnalyst, last)).toBe('good');
  now += 1;
  expect(tokens.spend(localAnalyst, late)).toBe('bad');
  const forged = [`${random}.${Number(until) + 1}.${signature}`, `${random}.${until}`, random!, '', '..', `${late}0`];
  expect(forged.map((token) => tokens.spend(localAnalyst, token))).toEqual(forged.map(() => 'bad'));
});

it('is remembered as used as long as it could be good', () => {
  const tokens = formTokens(store);
  const token = tokens.issue(localAnalyst);
  expect(tokens.spend(localAnalyst, token)).toBe('good');
  now += HALF_DAY;
  expect(tokens.spend(localAnalyst, tokens.issue(localAnalyst))).toBe('good');
  expect(tokens.spend(localAnalyst, token)).toBe('used');
});
