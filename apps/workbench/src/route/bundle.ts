import { sha256Hex } from '@assay/evidence';
import { renderBundle, styleHash } from '@assay/report';
import { bundledPaper } from '../page/bundled-paper.ts';
import type { printer } from '../page/printer.ts';
import { respondByDigest } from '../page/respond.ts';
import type { Submission } from '../submission/submissions.ts';
import type { Workbench, WorkbenchContext } from '../workbench-context.ts';

/** Papers as one PDF with contents: each with its stage, outcome, questions and own answers, and its reports whole. */
export async function respondWithBundle(
  workbench: Workbench,
  c: WorkbenchContext,
  { title, name, papers, printed }: BundleOrder,
): Promise<Response> {
  const page = renderBundle(
    title,
    papers.map((paper) => bundledPaper(workbench, c.get('person'), paper)),
  );
  const digest = sha256Hex(`bundle ${page} ${styleHash}`);
  const bytes = await printed(digest, () => page, { title, digest: digest.slice(0, 12) });
  return respondByDigest(c, { digest, type: 'application/pdf', fileName: `${name}.pdf`, make: () => bytes });
}

interface BundleOrder {
  readonly title: string;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly papers: readonly Submission[];
  readonly printed: ReturnType<typeof printer>;
}
