import type { Finding, Results } from '@assay/evidence';
import type { Figure, InputSource, Parameter } from '@assay/notebook';

/** A notebook as its report tells of it: everything but the functions. */
export interface ReportNotebook {
  readonly id: string;
  readonly title: string;
  readonly system: string;
  readonly summary: string;
  readonly questions: readonly string[];
  readonly unanswerable: Readonly<Record<string, string>>;
  readonly inputs: readonly { readonly name: string; readonly title: string; readonly description: string }[];
  readonly parameters: readonly Parameter[];
  readonly cells: readonly ReportCell[];
  readonly figures: readonly Figure[];
}

export interface ReportCell {
  readonly name: string;
  readonly title: string;
  readonly kind: 'cell' | 'findings';
  readonly needs: readonly { readonly kind: 'input' | 'parameter' | 'cell'; readonly name: string }[];
}

/** A question as the report quotes it: the ledger's paraphrase and where it was asked. */
export interface ReportQuestion {
  readonly id: string;
  readonly text: string;
  readonly minute: string;
}

/** What was done for one run beyond its identity; shown, never part of a number. */
export interface ReportRecord {
  /** Instant the run ended, ISO 8601 in UTC. */
  readonly finishedAt?: string;
  /** What each input was: a dataset's name or a file's name, and its rows. */
  readonly inputs?: Readonly<
    Record<
      string,
      {
        readonly from: string;
        readonly rows: number | null;
        readonly source?: InputSource;
        readonly reading?: readonly string[];
        /** Fields that no column of the file holds: each with the column whose pattern it was taken from. */
        readonly derived?: readonly { readonly field: string; readonly column: string }[];
      }
    >
  >;
  /** Counts that moved by fewer than this since an earlier release stand as they were printed then: in reports of before `moved`. */
  readonly keptBelow?: number;
  /** Where counts hardly moved since an earlier release: which stand as they were printed then; absent where none did. */
  readonly moved?: { readonly below: number; readonly standFrom: number; readonly since: string | null };
  /** Counts of people, and of records about them, left to the nearest of this; absent where they are as counted. */
  readonly roundedTo?: number;
}

/** Everything a report is made of. The same source gives the same bytes. */
export interface ReportSource {
  /** True of what would leave, shown to whoever exports: it was not released. No stored report has it. */
  readonly isTrial?: true;
  readonly notebook: ReportNotebook;
  readonly results: Results;
  /** Text of `report.md`. */
  readonly plain: string;
  /** Text of `technical.md`. */
  readonly technical: string;
  readonly questions: readonly ReportQuestion[];
  readonly systemName?: string;
  readonly record?: ReportRecord;
  /** Text of the notebook's own files as they were run, by the path that findings name. */
  readonly code?: Readonly<Record<string, string>>;
}

/** Where a report's links lead; `null` where there is nothing to link to. */
export interface ReportLinks {
  readonly plain: string;
  readonly technical: string;
  readonly print: string | null;
  finding(id: string): string;
  figure(id: string): string | null;
  table(finding: string): string | null;
  question(id: string): string | null;
  /** Where a cell is shown among the others of its notebook. */
  cell?(name: string): string;
  /** False on paper, where nobody follows a number to its trail. */
  readonly numbers?: false;
}

/** Links of the files in a folder or a pack: `report.html` beside `technical.html`. */
export const fileLinks: ReportLinks = {
  plain: 'report.html',
  technical: 'technical.html',
  print: null,
  finding: (id) => `technical.html#finding-${id}`,
  figure: () => null,
  table: () => null,
  question: () => null,
};

export function findingsById(results: Results): ReadonlyMap<string, Finding> {
  return new Map(results.findings.map((finding) => [finding.id, finding]));
}
