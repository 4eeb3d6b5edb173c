import type { EarlierReport } from '@assay/report';
import { readReleasedReport } from '@assay/report/release';
import { dayText } from '../page/date-text.ts';
import { releasedBefore } from '../store/releases.ts';
import type { Store } from '../store/store.ts';

/** What the panel last saw of a notebook before this run was released to it; nothing where this is the first. */
export function earlierReport(
  store: Store,
  run: { readonly run: string; readonly slug: string },
): EarlierReport | undefined {
  const before = releasedBefore(store, run);
  if (before === null) return undefined;
  const { source } = readReleasedReport(before.text, before.digest);
  return { source, when: dayText(new Date(before.at).toISOString().slice(0, 10)) };
}
