import { type SignatureCheck, type TrustedSigner, verifyPack } from '@assay/evidence';
import { reportBody } from '@assay/report';
import {
  type PackContent,
  readReleasedPack,
  releasedPackProblems,
  releasedSourceProblems,
} from '@assay/report/release';
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

/**
 * Verifies a pack before it is taken: to the last byte, that its reports are those of its numbers, that its code is the
 * one that ran, and that its page can be shown.
 *
 * @throws InputError that names what is wrong with it, file by file.
 */
export async function checkPack(bytes: Uint8Array, trusted: readonly TrustedSigner[] = []): Promise<CheckedPack> {
  const pack = verifyPack(bytes, trusted);
  refuse([...pack.problems, ...releasedPackProblems(pack.files), ...(await releasedSourceProblems(pack.files))]);
  const read = readKeptPack(bytes, trusted);
  try {
    reportBody(read.content.source, { view: 'technical' });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`the pack's report cannot be shown: ${shown(error.message)} Export the run again.`);
  }
  return read;
}

/**
 * A pack that was checked when it was taken, and that its name on disk still fits: Assay may have changed since, so its
 * reports are not made again.
 */
export function readKeptPack(bytes: Uint8Array, trusted: readonly TrustedSigner[] = []): CheckedPack {
  const { digest, files, signatures, problems } = verifyPack(bytes, trusted);
  const broken = problems.filter(({ path }) => !path.startsWith('signatures/'));
  refuse(broken);
  const content = readReleasedPack(files);
  const { notebook, id } = content.results.run;
  return { bears: digest!, notebook, run: id, system: content.record.system, content, signatures };
}

function refuse(problems: readonly { readonly path: string; readonly problem: string }[]): void {
  if (problems.length === 0) return;
  const named = problems.slice(0, mostProblems).map(({ path, problem }) => `${shown(path)} ${shown(problem)}`);
  const more = problems.length > mostProblems ? `; and ${problems.length - mostProblems} more` : '';
  throw new InputError(`the pack does not hold: ${named.join('; ')}${more}. Ask for it again from whoever made it.`);
}

/** A hostile name must neither move a cursor, nor turn a line, nor fill a page. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200);
}
