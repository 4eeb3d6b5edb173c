import { type EvaluationProtocol, frozenProtocol } from './protocol.ts';

/**
 * The fingerprint of a frozen protocol: publish it before anyone sees the result, and no decision can change unnoticed.
 *
 * SHA-256, in hexadecimal digits, of the protocol's canonical JSON (keys sorted, no spaces); the order in which lists were
 * written does not count. Anyone can check it with `sha256sum`.
 *
 * @throws InputError as `frozenProtocol` does.
 *
 * @example
 * (await protocolHash(protocol)).slice(0, 8) // '02192513'
 */
export async function protocolHash(protocol: EvaluationProtocol): Promise<string> {
  const frozen = frozenProtocol(protocol);
  const canonical = new TextEncoder().encode(JSON.stringify(frozen, Object.keys(frozen).sort()));
  // The platform's own digest: the one hash that a cell can reach, since modules of the system are kept from it.
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', canonical));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
