import type { TrustedSigner } from '@assay/evidence';
import type { ReportSource } from '@assay/report';
import type { ReleasedReport } from '@assay/report/release';
import type { PanelFacts } from '@assay/report/store';
import type { Context } from 'hono';
import type { NotebookIndex } from './report/notebook-index.ts';
import type { RunEntry, RunIndex } from './run/run-index.ts';
import type { RunQueue } from './run/run-queue.ts';
import type { Tasks } from './run/tasks.ts';
import type { FormTokens } from './security/form-tokens.ts';
import type { Person } from './security/person.ts';
import type { CheckedPack } from './store/check-pack.ts';
import type { Store } from './store/store.ts';
import type { SentFiles } from './upload/sent-files.ts';
import type { UploadShelf } from './upload/upload-shelf.ts';

/** What every route can ask of. */
export interface Workbench {
  readonly home: string;
  readonly notebooks: NotebookIndex;
  readonly runs: RunIndex;
  readonly panel: PanelFacts;
  readonly store: Store;
  readonly queue: RunQueue;
  readonly uploads: UploadShelf;
  readonly sent: SentFiles;
  readonly forms: FormTokens;
  /** What takes more than a moment, done where it keeps nobody waiting. */
  readonly tasks: Tasks;
  readonly signers: readonly TrustedSigner[];
  /** False where a person sent too many forms within a minute. */
  mayPost(person: string): boolean;
  /** Whether a person may see a run: members only what was released. */
  mayRead(person: Person, run: RunEntry): boolean;
  mayReadRun(person: Person, run: string): boolean;
  /** Members see a pack only where a reviewer released its run with the pack at hand: what came later was not looked at. */
  mayReadPack(person: Person, digest: string): boolean;
  /** A kept pack, checked once; `null` where there is none of this digest. */
  openPack(digest: string): CheckedPack | null;
  /** The report as it was released, for members and where nothing else is kept; `null` where a person reads the run itself. */
  releasedFor(person: Person, run: RunEntry): ReleasedReport | null;
  /** What a person's pages are made of: a member's hold only what passed the disclosure gate. */
  sourceFor(person: Person, run: RunEntry): ReportSource;
}

export interface WorkbenchEnvironment {
  readonly Variables: { readonly person: Person; readonly requestId: string };
}

export type WorkbenchContext = Context<WorkbenchEnvironment>;
