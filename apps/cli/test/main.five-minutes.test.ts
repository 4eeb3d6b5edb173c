import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, launchBrowser } from '@assay/report/browser';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../src/main.ts';
import { project } from './project.ts';

const found = await findBrowser();
const made = project();
afterAll(() => rmSync(made.home, { recursive: true, force: true }));

/** A file of nobody's schema: semicolons, Windows-1252, decimal commas, days with clock times, a column without a heading. */
function strangeFile(): string {
  const kinds = ['Ruhestörung', 'Diebstahl', 'Körperverletzung'];
  const sexes = ['weiblich', 'männlich', 'divers', ''];
  const rows = Array.from({ length: 300 }, (_, row) =>
    [
      `V${row}`,
      `${String((row % 28) + 1).padStart(2, '0')}.03.2024 0${row % 10}:15`,
      kinds[row % 3],
      `${row % 90},${row % 10}`,
      sexes[row % 4],
      '',
    ].join(';'),
  );
  const path = join(made.home, 'vorgänge.csv');
  const text = `Vorgangs-Nr.;Meldezeit (lokal);Ereignis / Art;Größe (m²);Geschlecht?;\r\n${rows.join('\r\n')}\r\n`;
  writeFileSync(path, Buffer.from(text, 'latin1'));
  return path;
}

/** `assay open`, with the address that it prints, until it is ended. */
async function openLive(...words: readonly string[]) {
  const end = new AbortController();
  let tell = (_: string) => {};
  const url = new Promise<string>((resolve) => {
    tell = resolve;
  });
  let out = '';
  let err = '';
  const code = main(['open', ...words], {
    stdout: {
      write(text) {
        out += text;
        const address = /http:\S+/.exec(out)?.[0];
        if (address !== undefined) tell(address);
      },
    },
    stderr: {
      write(text) {
        err += text;
      },
    },
    env: {},
    cwd: made.home,
    signal: end.signal,
    now: () => new Date('2025-03-05T12:00:00Z'),
  });
  return {
    url: await url,
    async end() {
      end.abort();
      return [await code, err];
    },
  };
}

describe.skipIf(found.path === null)(
  `the five minutes from a strange file to a number that is checked${found.path === null ? ` (skipped: ${found.reason})` : ''}`,
  () => {
    it('take two commands, one page and one button', async () => {
      symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(made.home, 'node_modules'));
      const file = strangeFile();
      // 1. A notebook from the columns of the file, each with a guess; it names the next command.
      const written = await made.assay('new', 'vorgaenge', '--data', file);
      expect([written.code, written.err]).toEqual([0, '']);
      expect(written.out).toMatch(/Geschlecht\? +text +protected-characteristic/);
      expect(written.out).toMatch(/Größe \(m²\) +number +measure/);
      expect(written.out.trim().endsWith(`Next: npx assay open vorgaenge --input rows=${file}`)).toBe(true);
      // 2. That command, word for word.
      const next = /npx assay open (.*)$/m.exec(written.out)![1]!.split(' ');
      const live = await openLive(...next, '--port', '0');
      const browser = await launchBrowser();
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('dialog', (dialog) => complaints.push(dialog.message()));
      await page.goto(live.url);
      // 3. The page: the first numbers are there, and what keeps them from a panel.
      await page.waitForSelector('text=Every cell is current');
      expect(await page.textContent('#report')).toContain('The file has 300 rows.');
      expect(await page.textContent('#report')).toContain('not yet checked for disclosure');
      await page.waitForSelector('#prose >> text=/to mend|Nothing to mend/');
      // 4. A number of one's own: a line of the notebook in any editor, a sentence of the report in the page's.
      const notebook = join(made.home, 'notebooks', 'vorgaenge', 'notebook.ts');
      writeFileSync(
        notebook,
        readFileSync(notebook, 'utf8').replace(
          "about.count('rows.read'",
          "about.share('rows.women', 'Rows of women', { from: { of: rowsByGroup(textColumn(rows, 'geschlecht')).find(([group]) => group === 'weiblich')?.[1].length ?? 0, outOf: rows.rowCount }, counts: 'records', outOfLabel: 'rows' }),\n      about.count('rows.read'",
        ),
      );
      await page.waitForSelector('#cells >> text=rows.women');
      await page.click('a[data-edit]:text("report.md")');
      await page.waitForSelector('#editor .cm-content');
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('End');
      await page.keyboard.type('\n\nOf the rows {rows.women} are of women, {rows.wommen} are not.');
      await page.keyboard.press('Control+s');
      // A slip is told at its line, and the rest stays.
      await page.waitForSelector('#prose >> text=/report.md, line 3/');
      expect(await page.textContent('#prose')).toContain('unknown finding: rows.wommen. Use one of rows.women');
      expect(await page.textContent('#report')).toContain('The file has 300 rows.');
      const report = join(made.home, 'notebooks', 'vorgaenge', 'report.md');
      const slip = '{rows.women} are of women, {rows.wommen} are not.';
      expect(readFileSync(report, 'utf8')).toContain(slip);
      writeFileSync(report, readFileSync(report, 'utf8').replace(slip, '{rows.women | percent} are of women.'));
      await page.waitForSelector('#report p:has-text("Of the rows 25.0% are of women.")');
      expect(await page.textContent('#changes')).toContain('Since it was opened');
      // 5. The button: a run of the files, as assay run makes it.
      await page.click('button:text("Store this run")');
      await page.waitForSelector('#live-said >> text=/[0-9a-f]{16}/');
      expect(complaints).toEqual([]);
      // The server ends: the page says so, and what to do where another one has its place.
      expect(await live.end()).toEqual([0, '']);
      await page.waitForSelector('text=The connection is lost; it is tried again.');
      await browser.close();
      const [run] = readdirSync(join(made.home, '.assay', 'runs', 'vorgaenge'));
      const ran = await made.assay('run', 'vorgaenge', '--input', `rows=${file}`, '--out', 'again');
      expect(ran.code, ran.err).toBe(0);
      expect(readFileSync(join(made.home, 'again', 'results.json'), 'utf8')).toBe(
        readFileSync(join(made.home, '.assay', 'runs', 'vorgaenge', run!, 'results.json'), 'utf8'),
      );
      const checked = await made.assay('check', 'vorgaenge', '--input', `rows=${file}`);
      expect(checked.out, checked.err).toContain('holds: 1 checked');
    }, 120_000);
  },
);
