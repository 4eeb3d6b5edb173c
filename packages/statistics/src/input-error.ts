/**
 * Something the caller can fix. The message is one line: what, the value, the remedy,
 * e.g. "level must lie between 0 and 1: 95. Pass 0.95."
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}
