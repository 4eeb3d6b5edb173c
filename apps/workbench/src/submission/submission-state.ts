import type { PanelFacts } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import { type Entry, entriesOfSubmission } from '../store/entries.ts';
import type { Workbench } from '../workbench-context.ts';
import type { StageNow } from './submission-pages.ts';
import type { Submission } from './submissions.ts';

/** One step in the life of a submission: which stage, and who recorded it when and why; the minutes where nobody did. */
interface StageStep {
  readonly stage: string;
  readonly recorded: Entry | null;
}

/** Every stage that a submission was in, the first first; entries are append-only, so the history is as well. */
export function stageHistory({ store }: Pick<Workbench, 'store'>, { id, stage }: Submission): readonly StageStep[] {
  const entries = entriesOfSubmission(store, id).filter(({ kind, verdict }) => kind === 'stage' && verdict !== null);
  return [{ stage, recorded: null }, ...entries.map((recorded) => ({ stage: recorded.verdict!, recorded }))];
}

/**
 * Where a submission is: its step on the main way, and the state beside it (interim, withdrawn, asked to return) until it
 * moves on.
 */
export function currentStage(workbench: Pick<Workbench, 'store' | 'panel'>, submission: Submission): StageNow {
  const steps = stageHistory(workbench, submission).map((step) => step.stage);
  const sides = sideStages(workbench.panel);
  const last = steps.at(-1)!;
  return { main: steps.findLast((id) => !sides.includes(id)) ?? null, side: sides.includes(last) ? last : null };
}

/** Stages that stand beside the main way. */
export function sideStages({ stages }: PanelFacts): readonly string[] {
  return stages.filter(({ kind }) => kind === 'side').map(({ id }) => id);
}

export function stageTitle({ stages }: PanelFacts, id: string): string {
  return stages.find((stage) => stage.id === id)?.title ?? id;
}

/** An outcome in the panel's words. A wording that no minute attests is never printed as if it were official. */
export function outcomeText({ outcomes }: PanelFacts, code: string | null): string {
  if (code === null) return 'None recorded';
  const outcome = outcomes.find((each) => each.code === code);
  if (outcome === undefined) return `${code} (wording unknown)`;
  if (!outcome.attested) return `${code} (wording not attested)`;
  return /^[A-Z]$/.test(code) ? `${code} – ${outcome.wording}` : outcome.wording;
}

export function knownStage({ stages }: PanelFacts, id: string): string {
  if (stages.length > 0 && !stages.some((stage) => stage.id === id))
    throw new InputError(`unknown stage: ${id.slice(0, 40)}. Choose one of the list.`);
  return id;
}

export function knownOutcome({ outcomes }: PanelFacts, code: string): string {
  const outcome = outcomes.find((each) => each.code === code);
  if (outcome?.attested !== true)
    throw new InputError(`outcome is not attested by any minute: ${code.slice(0, 40)}. Choose one of the list.`);
  return code;
}
