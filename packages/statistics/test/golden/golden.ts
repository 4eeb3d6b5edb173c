import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** The parsed golden file of this name; the script that made it stands beside it. */
export function golden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')) as T;
}

/** Fails unless actual is within `relative` of expected, or within `absolute` where that is wider. */
export function expectClose(actual: number | null, expected: number, relative: number, absolute = 0, label = ''): void {
  const allowed = Math.max(Math.abs(expected) * relative, absolute);
  const off = actual === null ? Number.NaN : Math.abs(actual - expected);
  expect(off <= allowed, `${label} got ${actual}, want ${expected} within ${allowed}`).toBe(true);
}
