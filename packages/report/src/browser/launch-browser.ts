import { InputError } from '@assay/statistics';
import type { Browser } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

// Arguments of our own: those that @sparticuz/chromium ships run everything in one process and switch web security off.
const quietly = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
];

/**
 * Starts a Chromium that talks to nobody.
 *
 * @throws InputError where none can be found or started.
 */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (found.path === null) throw new InputError(found.reason);
  // Loaded at first use: whoever never prints need not wait for it.
  const { chromium } = await import('playwright-core');
  try {
    return await chromium.launch({ executablePath: found.path, args: quietly });
  } catch (cause) {
    throw new InputError(`browser does not start: ${found.path}. Install Chrome or set ASSAY_CHROME.`, { cause });
  }
}
