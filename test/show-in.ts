import type { launchBrowser } from '@assay/report/browser';

export type Tab = Awaited<ReturnType<Awaited<ReturnType<typeof launchBrowser>>['newPage']>>;

/**
 * Shows a page in a tab that showed others: a tab of its own costs each page more than drawing it does. The blank page between
 * them takes the rules of the page before away, such as which styles it let in.
 */
export async function showIn(tab: Tab, html: string): Promise<void> {
  await tab.goto('about:blank');
  await tab.setContent(html);
}
