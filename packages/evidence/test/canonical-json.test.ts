import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashFile, sha256Hex } from '../src/index.ts';

describe('canonicalJson', () => {
  it('sorts keys by code unit and writes the shortest number', () => {
    expect(canonicalJson({ b: 1.0, a: [-0, 'é'] })).toBe('{"a":[0,"é"],"b":1}');
    expect(canonicalJson({ é: 1, z: 2, Z: 3 })).toBe('{"Z":3,"z":2,"é":1}');
    expect(canonicalJson([0.1 + 0.2, 1e21, 1e-7])).toBe('[0.30000000000000004,1e+21,1e-7]');
  });
  it('leaves out what is undefined', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });
  it('names the place of a number that is none', () => {
    expect(() => canonicalJson({ findings: [{ value: Number.NaN }] })).toThrow(/\$\.findings\[0\]\.value is NaN/);
    expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow(InputError);
    expect(() => canonicalJson({ f: () => 1 })).toThrow(/\$\.f is a function/);
  });
  it('keeps every JSON value and does not depend on the order of keys (property)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe('hashes', () => {
  it('give the published digest of "abc" (FIPS 180-4) and of a file of several pieces', async () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sha256Hex('abc')).toBe(abc);
    expect(sha256Hex(new TextEncoder().encode('abc'))).toBe(abc);
    const path = join(mkdtempSync(join(tmpdir(), 'assay-hash-')), 'file');
    const content = Buffer.alloc(3 << 20, 'x');
    writeFileSync(path, content);
    expect(await hashFile(path)).toEqual({ sha256: sha256Hex(content), bytes: 3 << 20 });
  });
});
