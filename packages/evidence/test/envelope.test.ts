import { expect, it } from 'vitest';
import { generateSigningKey, readPrivateKey } from '../src/index.ts';
import { envelopeText, isSignedBy, readEnvelope, signStatement } from '../src/signature/envelope.ts';
import { readPublicKey } from '../src/signature/signing-key.ts';

it('is signed by each whose signature it bears, whoever else signed it', () => {
  const pairs = [generateSigningKey(), generateSigningKey(), generateSigningKey()];
  const [one, other, nobody] = pairs.map(({ publicKey }) => readPublicKey(publicKey, 'the pair'));
  const statement = { subject: 'invented' } as unknown as Parameters<typeof signStatement>[0];
  const [first, second] = pairs.map(({ privateKey }) =>
    signStatement(statement, readPrivateKey(privateKey, 'the pair')),
  );
  const both = { ...first!, signatures: [...first!.signatures, ...second!.signatures] };
  expect([one, other, nobody].map((key) => isSignedBy(both, key!))).toEqual([true, true, false]);
  expect(readEnvelope(envelopeText(both))!.envelope).toEqual(both);
  // One body under another's signature is signed by nobody.
  const forged = { ...signStatement({ subject: 'else' } as never, readPrivateKey(pairs[2]!.privateKey, 'the pair')) };
  expect(isSignedBy({ ...forged, signatures: first!.signatures }, one!)).toBe(false);
  expect(readEnvelope(envelopeText({ ...first!, signatures: [] }))).toBeNull();
});
