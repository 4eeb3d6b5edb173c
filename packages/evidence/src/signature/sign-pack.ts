import type { KeyObject } from 'node:crypto';
import { packEntries, SIGNATURES } from '../pack/bag.ts';
import { openPack } from '../pack/verify-pack.ts';
import { writeZip } from '../pack/write-zip.ts';
import { envelopeText, signStatement } from './envelope.ts';
import { keyId } from './signing-key.ts';
import { type StatementKind, statement } from './statement.ts';

/** The pack with one more signature. Its digest stays; signatures already there are named in the new one. */
export function signPack(
  bytes: Uint8Array,
  kind: StatementKind,
  predicate: Readonly<Record<string, unknown>> & { readonly signedAt: string },
  privateKey: KeyObject,
): Uint8Array {
  const { files, topFolder } = openPack(bytes);
  const envelope = signStatement(statement(files, kind, predicate), privateKey);
  const position = [...files.keys()].filter((path) => path.startsWith(SIGNATURES)).length + 1;
  const path = `${SIGNATURES}${String(position).padStart(3, '0')}-${kind}-${keyId(privateKey).slice(0, 12)}.dsse.json`;
  const signed = new Map([...files, [path, new TextEncoder().encode(envelopeText(envelope))]]);
  return writeZip(packEntries(signed, topFolder));
}
