import { expect, it } from 'vitest';
import { runIdentity } from '../../src/run/run-record.ts';

const input = (name: string, source: 'own' | 'published') => ({
  ...{ name, source, mapping: {} },
  files: [{ path: `${name}.csv`, sha256: 'ab', bytes: 1 }],
});
const identityOf = (...inputs: readonly ReturnType<typeof input>[]) =>
  runIdentity({
    ...{ notebook: 'toy', code: 'cd', parameters: {}, seed: 1, environment: {} },
    inputs: inputs as unknown as Parameters<typeof runIdentity>[0]['inputs'],
  });

it('tells the same bytes of a force’s own from those of a data set, by the names of its inputs in order', () => {
  const both = identityOf(input('staff', 'own'), input('events', 'published'), input('calls', 'own'));
  expect(both.own).toEqual(['calls', 'staff']);
  expect(both.id).toMatch(/^[0-9a-f]{16}$/);
  expect(identityOf(input('events', 'published'))).not.toHaveProperty('own');
  expect(identityOf(input('events', 'own')).id).not.toBe(identityOf(input('events', 'published')).id);
});
