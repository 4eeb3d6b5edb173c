import type { Row } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { type Submission, submissionOf } from './submissions.ts';

/** Where a submission is: its step on the main way, and the state beside it until it moves on. */
export interface StageNow {
  readonly main: string | null;
  readonly side: string | null;
}

/** Stages of which the last is where a submission is: those that it was entered with, and those recorded since. */
const MOVES =
  "FROM entry AS move WHERE move.submission = submission.id AND move.kind = 'stage' AND move.verdict IS NOT NULL";
const IS_SIDE = 'IN (SELECT value FROM json_each(?1))';
const NOW = `
  COALESCE((SELECT move.verdict ${MOVES} ORDER BY move.id DESC LIMIT 1), stage) AS last,
  COALESCE(
    (SELECT move.verdict ${MOVES} AND move.verdict NOT ${IS_SIDE} ORDER BY move.id DESC LIMIT 1),
    CASE WHEN stage NOT ${IS_SIDE} THEN stage END
  ) AS main`;

/** How many submissions are at each stage. @param sides Stages that stand beside the main way. */
export function submissionsByStage(
  { database }: Store,
  sides: readonly string[],
): readonly (StageNow & { readonly count: number })[] {
  return database
    .all(
      `SELECT main, CASE WHEN last ${IS_SIDE} THEN last END AS side, COUNT(*) AS count FROM (SELECT ${NOW} FROM submission) GROUP BY 1, 2`,
      JSON.stringify(sides),
    )
    .map((row) => ({ ...stageOf(row), count: Number(row['count']) }));
}

/** One page of submissions, the latest meeting first: all, or those at one stage. */
export function submissionPage(
  { database }: Store,
  sides: readonly string[],
  { stage, first, rows }: { readonly stage: string; readonly first: number; readonly rows: number },
): readonly (Submission & { readonly now: StageNow })[] {
  const wanted = stage === '' ? '?2 = ?2' : `(main = ?2 OR (last = ?2 AND last ${IS_SIDE}))`;
  return database
    .all(
      `SELECT *, CASE WHEN last ${IS_SIDE} THEN last END AS side FROM (SELECT submission.*, ${NOW} FROM submission) WHERE ${wanted} ORDER BY meeting IS NOT NULL, meeting DESC, CAST(agenda_item AS INTEGER), id LIMIT ?3 OFFSET ?4`,
      JSON.stringify(sides),
      stage,
      rows,
      first,
    )
    .map((row) => ({ ...submissionOf(row), now: stageOf(row) }));
}

function stageOf(row: Row): StageNow {
  const text = (name: string) => (row[name] === null ? null : String(row[name]));
  return { main: text('main'), side: text('side') };
}
