import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { InputError } from '@assay/statistics';

/**
 * A new Ed25519 pair as PEM; the private half never enters a pack.
 *
 * @example
 * generateSigningKey().publicKey.split('\n')[0] // '-----BEGIN PUBLIC KEY-----'
 */
export function generateSigningKey(): { readonly privateKey: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string,
  };
}

/**
 * The private key of a PEM text; `where` names the file in messages.
 *
 * @throws InputError where the text is no private key, or not an Ed25519 one.
 *
 * @example
 * readPrivateKey(generateSigningKey().privateKey, 'key.pem').type // 'private'
 */
export function readPrivateKey(pem: string, where: string): KeyObject {
  return readKey(() => createPrivateKey(pem), where, 'private');
}

export function readPublicKey(pem: string, where: string): KeyObject {
  return readKey(() => createPublicKey(pem), where, 'public');
}

/**
 * The key's name in an envelope: SHA-256 of the public key (SPKI, DER), the same from either half.
 *
 * @example
 * keyId(privateKey).length // 64
 */
export function keyId(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

function readKey(read: () => KeyObject, where: string, kind: 'private' | 'public'): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch (cause) {
    throw new InputError(`${where} is not a ${kind} key. Pass a PEM file made by assay key.`, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new InputError(`${where} is a key of type ${key.asymmetricKeyType}. Pass an Ed25519 key.`);
  }
  return key;
}
