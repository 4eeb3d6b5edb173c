// A real browser, for print and for tests
export type { BrowserFound } from './find-browser.ts';
export { findBrowser } from './find-browser.ts';
export { launchBrowser } from './launch-browser.ts';
export type { PrintFooter } from './print-pdf.ts';
export { printPdf } from './print-pdf.ts';
