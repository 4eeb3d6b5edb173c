import { type CollapsedHistories, collapseHistories } from './contact-histories.ts';

/** Number of steps into which time is cut for a first look at many histories. */
const COARSE_STEPS = 24;

/** The histories with each time in the middle of its step, where few differ; nobody's last contact is after the end. */
export function coarseHistories(histories: CollapsedHistories): CollapsedHistories {
  const longest = histories.age.reduce((most, age) => Math.max(most, age), 0);
  const grain = longest / COARSE_STEPS;
  const middle = (time: number) => Math.min(longest, (Math.floor(time / grain) + 0.5) * grain);
  const age = histories.age.map(middle);
  const recency = histories.recency.map((time, row) =>
    histories.repeats[row] === 0 ? 0 : Math.min(age[row]!, middle(time)),
  );
  return collapseHistories({ repeats: histories.repeats, recency, age, weight: histories.weight });
}
