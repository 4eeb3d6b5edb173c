import { InputError } from '@assay/statistics';

/** Someone whose signature counts, and when. */
export interface TrustedSigner {
  readonly name: string;
  readonly role: string;
  /** Ed25519 public key, PEM (SPKI). */
  readonly publicKey: string;
  /** ISO dates; a signature made outside them does not count. */
  readonly validFrom: string;
  readonly validUntil: string;
}

/**
 * Whose signatures count here? Reads a `signers.json`: a list of trusted signers; `where` names the file in messages.
 *
 * @throws InputError where the text is no list, or a signer lacks a field.
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
  }
  return parsed as TrustedSigner[];
}
