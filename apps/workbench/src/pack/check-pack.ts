import { type SignatureCheck, type TrustedSigner, verifyPack } from '@assay/evidence';
import { type PackContent, packContentProblems, readPackContent } from '@assay/report/release';
import { InputError } from '@assay/statistics';

/** A pack in which nothing is wrong, and what it says of itself. */
export interface CheckedPack {
  /** The digest that it bears and that minutes quote: of its manifest, the same however often it is signed. */
  readonly bears: string;
  readonly notebook: string;
  readonly run: string;
  readonly system: string;
  readonly content: PackContent;
  readonly signatures: readonly SignatureCheck[];
}

const mostProblems = 5;

/** Verifies a pack to the last byte. @throws InputError that names what is wrong with it, file by file. */
export function checkPack(bytes: Uint8Array, trusted: readonly TrustedSigner[] = []): CheckedPack {
  const { digest, files, signatures, problems: ofBytes } = verifyPack(bytes, trusted);
  const problems = [...ofBytes, ...packContentProblems(files)];
  if (problems.length > 0 || digest === null) {
    const named = problems.slice(0, mostProblems).map(({ path, problem }) => `${shown(path)} ${shown(problem)}`);
    const more = problems.length > mostProblems ? `; and ${problems.length - mostProblems} more` : '';
    throw new InputError(`the pack does not hold: ${named.join('; ')}${more}. Ask for it again from whoever made it.`);
  }
  const content = readPackContent(files);
  const { notebook, id } = content.results.run;
  return { bears: digest, notebook, run: id, system: content.record.system, content, signatures };
}

/** A hostile name must neither move a cursor nor fill a page. */
function shown(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, 200);
}
