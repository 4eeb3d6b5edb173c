import { readFileSync } from 'node:fs';

const INSTRUCTIONS = `# How to check this pack

The pack is a folder (BagIt, RFC 8493). Nothing has to be installed to see that no file was changed:

    sha256sum -c manifest-sha256.txt
    sha256sum -c tagmanifest-sha256.txt

With Node, \`node verify.mjs\` does the same, also finds files that were added, and prints the digest. The first twelve
characters of the digest are what the minutes quote and what the folder's name ends in.

With Assay, \`assay verify\` also makes every report again from results.json, bundles the code again, and checks the
signatures; without it, none of that is checked. \`--policy\` asks for the signatures that signing-policy.json lists.

- data/report.html: the report in plain words; data/technical.html: the same numbers with their methods
- data/results.json: every finding, as it was released
- data/disclosure.json: what was held back or rounded, and by which rule
- data/ledger.json: the panel's questions and which finding answers each
- data/run.json: inputs by hash, code by hash, parameters, seed, environment
- data/code/: the notebook as it ran
- data/signing-policy.json: how many people must sign the pack
- signatures/: who signed what; \`assay verify\` checks them against the signers you trust
`;

/** The files of a pack that tell and help a reader to check it without Assay. */
export function verificationFiles(): Map<string, Uint8Array> {
  return new Map([
    ['VERIFY.md', new TextEncoder().encode(INSTRUCTIONS)],
    ['verify.mjs', new Uint8Array(readFileSync(new URL('./verify.mjs', import.meta.url)))],
  ]);
}
