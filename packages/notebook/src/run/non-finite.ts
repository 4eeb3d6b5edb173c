/** For `JSON.stringify`: numbers that JSON would turn into null are spelt out, so that the check that refuses them sees them. */
export function spellNonFinite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { notFinite: String(value) } : value;
}

/** For `JSON.parse`: the numbers again. */
export function readNonFinite(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('notFinite' in value)) return value;
  return Number((value as { notFinite: string }).notFinite);
}
