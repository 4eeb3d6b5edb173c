import { launchBrowser } from './launch-browser.ts';

/** What stands at the foot of every page: enough to find the report that the page was printed from. */
export interface PrintFooter {
  readonly title: string;
  /** Quotable digest: the first twelve characters of the run or the pack. */
  readonly digest: string;
  /** ISO 8601: the day the PDF says it was made; the report's own, so that two prints of one report are the same file. */
  readonly date?: string;
}

/**
 * A report as PDF: A4, tagged, with an outline, the digest and page numbers at the foot. Tagged, but not PDF/UA; the
 * record is the HTML and the JSON, and the PDF is a copy to read.
 *
 * @throws InputError as {@link launchBrowser}.
 */
export async function printPdf(page: string, footer: PrintFooter): Promise<Uint8Array> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true, locale: 'en-GB' });
    const tab = await context.newPage();
    await tab.setContent(page, { waitUntil: 'load' });
    await tab.emulateMedia({ media: 'print', colorScheme: 'light' });
    const printed = await tab.pdf({
      format: 'A4',
      tagged: true,
      outline: true,
      printBackground: true,
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footerTemplate(footer),
      margin: { top: '18mm', bottom: '20mm', left: '18mm', right: '18mm' },
    });
    return settleDates(printed, footer.date ?? '1970-01-01T00:00:00Z');
  } finally {
    await browser.close();
  }
}

function footerTemplate({ title, digest }: PrintFooter): string {
  const text = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return (
    '<div style="font:8px sans-serif;width:100%;margin:0 18mm;display:flex;justify-content:space-between;color:#3d3d3d">' +
    `<span>${text(title)} · ${text(digest)}</span>` +
    '<span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>'
  );
}

/** Chromium writes the present moment into the file; a date of the same length takes its place, so no offset moves. */
function settleDates(pdf: Uint8Array, date: string): Uint8Array {
  const digits = date.replace(/\D/g, '');
  const ofLength = (length: number) => digits.slice(0, length).padEnd(length, '0');
  const text = Buffer.from(pdf).toString('latin1');
  const dates = /(\/(?:CreationDate|ModDate) \(D:)(\d{14})/g;
  return Buffer.from(
    text.replace(dates, (_, name: string, now: string) => `${name}${ofLength(now.length)}`),
    'latin1',
  );
}
