import { describe, expect, it } from 'vitest';
import { parameter } from '../../src/index.ts';
import { resolveParameters } from '../../src/run/resolve-parameters.ts';

const about = { title: 'T', description: 'D' };
const all = [
  parameter({ kind: 'integer', name: 'edits', default: 2, minimum: 0, maximum: 3, ...about }),
  parameter({ kind: 'number', name: 'share', default: 0.5, minimum: 0, maximum: 1, ...about }),
  parameter({ kind: 'choice', name: 'method', default: 'wilson', choices: ['wilson', 'exact'], ...about }),
  parameter({ kind: 'switch', name: 'strict', default: false, ...about }),
  parameter({ kind: 'date', name: 'since', default: '2025-03-05', ...about }),
  parameter({ kind: 'text', name: 'label', default: '', ...about }),
];

describe('resolveParameters', () => {
  it('fills in defaults and reads text as a command line gives it', () => {
    expect(resolveParameters(all, {})).toEqual({
      edits: 2,
      share: 0.5,
      method: 'wilson',
      strict: false,
      since: '2025-03-05',
      label: '',
    });
    expect(resolveParameters(all, { edits: '3', share: '0.25', strict: 'yes', since: '2024-02-29' })).toMatchObject({
      edits: 3,
      share: 0.25,
      strict: true,
      since: '2024-02-29',
    });
  });
  it.each([
    [{ edit: 1 }, 'unknown parameter: edit. Did you mean "edits"?'],
    [{ zebra: 1 }, 'unknown parameter: zebra. Known: edits, share, method, strict, since, label.'],
    [{ edits: '7' }, 'parameter edits is "7". Give a number between 0 and 3.'],
    [{ edits: '1.5' }, 'parameter edits is "1.5". Give a whole number between 0 and 3.'],
    [{ edits: 'two' }, 'parameter edits is "two". Give a number between 0 and 3.'],
    [{ edits: '' }, 'parameter edits is "". Give a number between 0 and 3.'],
    [{ method: 'wilsn' }, 'parameter method is "wilsn". Did you mean "wilson"?'],
    [{ strict: 'maybe' }, 'parameter strict is "maybe". Give yes or no.'],
    [{ since: '2025-02-29' }, 'parameter since is "2025-02-29". Give a date such as 2025-03-05.'],
  ])('refuses %j', (given, message) => {
    expect(() => resolveParameters(all, given as never)).toThrow(message);
  });
});
