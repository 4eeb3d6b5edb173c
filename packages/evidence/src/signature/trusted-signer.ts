import { InputError } from '@assay/statistics';
import { isDay } from './instant.ts';

/** Someone whose signature counts, and when. */
export interface TrustedSigner {
  readonly name: string;
  readonly role: string;
  /** Ed25519 public key, PEM (SPKI). */
  readonly publicKey: string;
  /** Days, yyyy-mm-dd; a signature made outside them does not count. */
  readonly validFrom: string;
  readonly validUntil: string;
}

/**
 * Whose signatures count here? Reads a `signers.json`: a list of trusted signers; `where` names the file in messages.
 *
 * @throws InputError where the text is no list, a signer lacks a field, or a key is valid from or until what is no day, or never.
 *
 * @example
 * readTrustedSigners(JSON.stringify([reviewer]), 'signers.json')[0].name // 'A reviewer'
 */
export function readTrustedSigners(text: string, where: string): TrustedSigner[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new InputError(`${where} is not JSON. Pass a list of signers.`, { cause });
  }
  const fields = ['name', 'role', 'publicKey', 'validFrom', 'validUntil'] as const;
  if (!Array.isArray(parsed)) throw new InputError(`${where} is not a list. Pass a list of signers.`);
  for (const [index, signer] of parsed.entries()) {
    const lacking = fields.filter((field) => typeof (signer as Record<string, unknown>)?.[field] !== 'string');
    if (lacking.length > 0)
      throw new InputError(`signer ${index + 1} in ${where} lacks ${lacking.join(', ')}. Add it.`);
    const { validFrom, validUntil } = signer as TrustedSigner;
    // Days are compared as they are written: "never" would lie after every day.
    const noDay = [validFrom, validUntil].find((day) => !isDay(day));
    if (noDay !== undefined)
      throw new InputError(`signer ${index + 1} in ${where} has the day ${JSON.stringify(noDay)}. Write yyyy-mm-dd.`);
    if (validFrom > validUntil)
      throw new InputError(
        `signer ${index + 1} in ${where} is valid from ${validFrom} until ${validUntil}, which is never. Exchange the days.`,
      );
  }
  return parsed as TrustedSigner[];
}
