import { existsSync } from 'node:fs';
import { arch, platform } from 'node:os';

const systemBrowsers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/chromium', '/usr/bin/chromium-browser'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

export type BrowserFound = { readonly path: string } | { readonly path: null; readonly reason: string };

/**
 * A Chromium to print and test with: the one named by `ASSAY_CHROME`, one that the system has, or the one inside
 * `@sparticuz/chromium` (Linux x64). Where there is none, the reason a person can act on.
 *
 * @example
 * (await findBrowser('/no/such/browser')).path // null
 */
export async function findBrowser(named: string | undefined = process.env['ASSAY_CHROME']): Promise<BrowserFound> {
  if (named !== undefined) {
    return existsSync(named)
      ? { path: named }
      : { path: null, reason: `no browser at ASSAY_CHROME: ${named}. Give the path of a Chrome or Chromium.` };
  }
  const system = systemBrowsers[platform()]?.find((path) => existsSync(path));
  if (system !== undefined) return { path: system };
  if (platform() !== 'linux' || arch() !== 'x64') {
    return { path: null, reason: `no Chrome found on ${platform()} ${arch()}. Install one or set ASSAY_CHROME.` };
  }
  try {
    const { default: bundled } = await import('@sparticuz/chromium');
    return { path: await bundled.executablePath() };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return {
      path: null,
      reason: `the bundled Chromium could not be unpacked: ${why}. Install Chrome or set ASSAY_CHROME.`,
    };
  }
}
