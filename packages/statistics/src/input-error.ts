import { withoutSecrets } from './message/without-secrets.ts';

/**
 * Something the caller can fix. The message is one line: what, the value, the remedy,
 * e.g. "level must lie between 0 and 1: 95. Pass 0.95." An address in it loses its user part and its secrets.
 */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(message: string, options?: ErrorOptions) {
    super(withoutSecrets(message), options);
  }
}
