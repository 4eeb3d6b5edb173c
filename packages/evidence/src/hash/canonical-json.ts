import { InputError } from '@assay/statistics';

/**
 * JSON with one spelling for one value: keys sorted by code unit, shortest round-trip numbers, −0 as 0, no spaces
 * (RFC 8785's rules for what Assay stores). Equal values give equal bytes, so a hash stands for a value.
 *
 * `undefined` members are left out, as JSON does. A number that is not finite, a function or a symbol is an error that
 * names where it stands.
 *
 * @throws InputError where a number is not finite, or a value is a function or a symbol; the message says where it
 * stands.
 *
 * @example
 * canonicalJson({ b: 1.0, a: [-0, 'é'] }) // '{"a":[0,"é"],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      throw new InputError(`${path} is ${value}. Use a finite number, or say that it was not computed and why.`);
    }
    return JSON.stringify(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => write(item === undefined ? null : item, `${path}[${index}]`)).join(',')}]`;
  }
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>;
    const members = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${write(record[key], `${path}.${key}`)}`);
    return `{${members.join(',')}}`;
  }
  throw new InputError(`${path} is a ${typeof value}. Only JSON values can be stored.`);
}
