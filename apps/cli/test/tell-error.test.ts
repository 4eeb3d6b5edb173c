import { expect, it } from 'vitest';
import { tellError } from '../src/show/tell-error.ts';

function told(error: unknown, env: Readonly<Record<string, string>> = {}): string {
  let text = '';
  tellError({ stderr: { write: (piece) => (text += piece) }, env }, error, 'incident 7: ');
  return text;
}

it('is one line, whatever was thrown, with no control character of it', () => {
  expect(told(new Error('no\u001b[2J luck\n  at all'))).toBe('incident 7: no [2J luck at all\n');
  expect(told('out of order')).toBe('incident 7: out of order\n');
});

it('says the place where it is asked for, of an error that has one', () => {
  const error = Object.assign(new Error('no luck'), { stack: 'Error: no luck\n    at run (run.ts:1)' });
  expect(told(error, { ASSAY_DEBUG: '1' })).toBe('incident 7: no luck\nError: no luck\n    at run (run.ts:1)\n');
  expect(told(error)).toBe('incident 7: no luck\n');
  expect(told('out of order', { ASSAY_DEBUG: '1' })).toBe('incident 7: out of order\n');
});

it('holds no password of an address, in its line or its place', () => {
  const error = Object.assign(new Error('cannot reach postgres://ada:hunter2@db/x'), {
    stack: 'Error: postgres://ada:hunter2@db/x',
  });
  const text = told(error, { ASSAY_DEBUG: '1' });
  expect(text).toContain('db/x');
  expect(text).not.toContain('hunter2');
});
