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

/** Reads a `signers.json`: a list of trusted signers. */
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
