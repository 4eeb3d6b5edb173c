import { type NotComputed, notComputed } from '@assay/statistics';
import {
  type CollapsedHistories,
  type ContactHistories,
  collapseHistories,
  historiesInOrder,
} from './contact-histories.ts';

/** Distinct histories in one order, or why no model of drop-out can be fitted to them. */
export function fittableHistories(
  histories: ContactHistories | CollapsedHistories,
): (CollapsedHistories & { readonly status: 'computed' }) | NotComputed {
  const collapsed = historiesInOrder('people' in histories ? histories : collapseHistories(histories));
  if (collapsed.people === 0) return notComputed('there is nobody in contact');
  if (collapsed.repeats.every((count) => count === 0)) return notComputed('nobody came into contact a second time');
  if (collapsed.age.every((time) => time === 0)) return notComputed('nobody was followed for any length of time');
  return { status: 'computed', ...collapsed };
}
