import type { Finding, Tolerance } from '@assay/evidence';
import type { Html } from '../page/html.ts';
import { disclosureTag } from './disclosure-tag.ts';

/** What most findings of a report share, so that it is said once and not beside each. */
export interface UsualFacts {
  readonly rerun: string;
  readonly disclosure: Html;
  /** Folder that the code's files stand in, with a slash at its end. */
  readonly folder: string;
}

/** The facts that hold unless a finding says otherwise; `null` where there are no findings. */
export function usualFacts(findings: readonly Finding[], notebook: string): UsualFacts | null {
  const rerun = commonest(findings.map(({ tolerance }) => toleranceWords(tolerance)));
  const tag = commonest(findings.map(({ disclosure }) => String(disclosureTag(disclosure))));
  const bearer = findings.find(({ disclosure }) => String(disclosureTag(disclosure)) === tag);
  if (rerun === undefined || bearer === undefined) return null;
  return { rerun, disclosure: disclosureTag(bearer.disclosure), folder: `notebooks/${notebook}/` };
}

function commonest(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** How far a rerun may differ, in words. */
export function toleranceWords({ kind, absolute, relative }: Tolerance): string {
  if (kind === 'exact') return 'must come out exactly the same';
  const parts = [absolute > 0 && `${absolute} absolute`, relative > 0 && `${relative} relative`].filter(Boolean);
  const bound = parts.length > 0 ? `may differ by ${parts.join(' or ')}` : 'may not differ';
  return kind === 'stochastic' ? `${bound} (simulation error)` : `${bound} (rounding of the machine)`;
}
