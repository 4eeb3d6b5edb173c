/** Something that keeps a notebook from being shown to a panel. */
export interface CheckProblem {
  readonly rule:
    | 'unknown-reference'
    | 'unused-finding'
    | 'unstated'
    | 'typed-digit'
    | 'wording'
    | 'unanswered-question'
    | 'missing-limitations'
    | 'answer'
    | 'outcome'
    | 'figure'
    | 'budget'
    | 'sentence'
    | 'range'
    | 'choice'
    | 'agree'
    | 'table';
  /** Where: `report.md:12`, `notebook.ts`, or a finding's id. */
  readonly where: string;
  /** What, the value, the remedy, in one line. */
  readonly message: string;
}
