import type { RunChoices } from '@assay/notebook/run';

/** What somebody asked to be run. */
export type RunOrder =
  | {
      readonly kind: 'run';
      readonly notebook: string;
      readonly choices: RunChoices;
      /** The stored run whose choices were varied. */
      readonly from?: string | null;
    }
  | { readonly kind: 'rerun'; readonly notebook: string; readonly run: string };
