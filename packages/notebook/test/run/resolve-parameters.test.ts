import { describe, expect, expectTypeOf, it } from 'vitest';
import { FROM_DATA, parameter, type ValueOf } from '../../src/index.ts';
import { resolveParameters } from '../../src/run/resolve-parameters.ts';

const description = 'D';
const all = [
  parameter.integer('edits', 'T', { default: 2, within: [0, 3], description }),
  parameter.number('share', 'T', { default: 0.5, within: [0, 1], description }),
  parameter.choice('method', 'T', { default: 'wilson', choices: ['wilson', 'exact'], description }),
  parameter.switch('strict', 'T', { default: false, description }),
  parameter.date('since', 'T', { default: '2025-03-05', description }),
  parameter.text('label', 'T', { default: '', description }),
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
    const isStrict = (strict: string | boolean) => resolveParameters(all, { strict })['strict'];
    expect(['yes', 'true', true, 'no', 'false', false].map(isStrict)).toEqual([true, true, true, false, false, false]);
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

describe('a parameter that the data give', () => {
  const last = parameter.date('last', 'Last day', { description: '', fromData: 'the last day of the log' });
  const size = parameter.integer('size', 'Size', {
    description: '',
    fromData: 'the people who bear a flag',
    within: [1, 9],
  });
  it('stays open unless it is chosen, and a choice is checked as any other', () => {
    expect(resolveParameters([last, size], {})).toEqual({ last: FROM_DATA, size: FROM_DATA });
    expect(resolveParameters([last, size], { last: '', size: ' ' })).toEqual({ last: FROM_DATA, size: FROM_DATA });
    expect(resolveParameters([last, size], { last: '2025-03-31', size: '4' })).toEqual({ last: '2025-03-31', size: 4 });
    expect(() => resolveParameters([size], { size: 10 })).toThrow(
      'parameter size is 10. Give a number between 1 and 9',
    );
    expect(() => resolveParameters([last], { last: 'soon' })).toThrow('Give a date');
  });
  it('reaches a cell as its kind or as left open', () => {
    expectTypeOf<ValueOf<typeof last>>().toEqualTypeOf<string>();
    expectTypeOf<ValueOf<typeof size>>().toEqualTypeOf<number | ''>();
  });
  it('has a default or says where the data give it, never both and never neither', () => {
    const size = { description: '', within: [1, 9] } as const;
    const told = 'parameter size must have a default or say where the data give it';
    expect(() => parameter.integer('size', 'Size', size as never)).toThrow(told);
    expect(() => parameter.integer('size', 'Size', { ...size, default: 3, fromData: 'the flags' })).toThrow(told);
    const text = { description: '', default: 'all', fromData: 'the flags' };
    expect(() => parameter.text('size', 'Size', text)).toThrow(told);
    expect(parameter.text('size', 'Size', { description: '', default: '' }).default).toBe('');
  });
});
