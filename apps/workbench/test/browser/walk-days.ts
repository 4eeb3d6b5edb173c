import { expect, it } from 'vitest';
import { as, type Page, type Stage, untilOver } from './stage.ts';

/** The three people through their day. */
export function walkDays(stage: () => Stage): void {
  for (const javaScript of [true, false]) {
    it(`an analyst runs with an uploaded file and attaches the report${javaScript ? '' : ', without JavaScript'}`, async () => {
      const { page, complaints, close } = await as(stage(), 'ada', { javaScript });
      await page.click('text=Notebooks');
      await page.click('text=Sample: what the file holds');
      await page.click('text=Run this notebook');
      await page.setInputFiles('input[type=file]', {
        name: 'mine.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`forename,area\nA,${javaScript ? 'East' : 'West'}\n`),
      });
      await page.fill('[name="parameter:level"]', '0.9');
      await page.click('button:has-text("Run")');
      await untilOver(page, 'Read the report');
      await page.click('text=Read the report');
      expect(await page.textContent('h1')).toBe('Sample: what the file holds');
      await page.click('text=Submissions');
      await page.click('text=Match and merge');
      await page.click('summary:has-text("Attach the report of a run")');
      await page.click('button:has-text("Attach")');
      expect(await page.textContent('main')).toContain('attached by ada');
      expect(complaints).toEqual([]);
      await close();
    });
  }

  it('a reviewer reruns, reads the certificate and releases', async () => {
    const { page, complaints, close } = await as(stage(), 'ren');
    await page.goto(`${stage().url}reports/${stage().runs[0]}/review`);
    await page.click('button:has-text("Rerun")');
    await untilOver(page, 'See the certificate');
    await page.click('text=See the certificate');
    expect(await page.textContent('main')).toContain('Every finding is identical (3 of 3).');
    await page.selectOption('[name=decision]', 'sign-off:agreed');
    await page.fill('#decision-text', 'Rerun here, identical.');
    await page.click('button:has-text("Record decision")');
    await page.selectOption('[name=decision]', 'disclosure:release');
    await page.fill('#decision-text', 'No count is of people.');
    await page.click('button:has-text("Record decision")');
    expect(await page.textContent('main')).toContain('Released to members');
    expect(complaints).toEqual([]);
    await close();
  });

  it('a member finds the answer to MM-P1 from the front page in three clicks and prints it', async () => {
    const { page, complaints, close } = await as(stage(), 'mel', { javaScript: false });
    await page.click('a:has-text("MM-P1")');
    expect(await page.textContent('main')).toContain('Records in the file');
    await page.click('a:has-text("Records in the file")');
    // Four records are too few to be told: the disclosure gate hides the count, and the page says so.
    expect(await page.textContent('.answer')).toContain('[c]');
    await page.goto(`${stage().url}reports/${stage().runs[0]}`);
    await page.click('text=To print');
    expect((await page.pdf({ format: 'A4' })).subarray(0, 4).toString()).toBe('%PDF');
    const pdf = await page.request.get(`${stage().url}reports/${stage().runs[0]}/report.pdf`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 4).toString()).toBe('%PDF');
    expect(complaints).toEqual([]);
    await close();
  });

  it('a member prints one paper, and all papers of its meeting, as one tagged PDF with its reports whole', async () => {
    const { page, complaints, close } = await as(stage(), 'mel', { javaScript: false });
    await page.goto(`${stage().url}submissions/mm-2025-03-05-4`);
    const paper = await page.getAttribute('a:has-text("This paper with its reports, one PDF")', 'href');
    await page.goto(`${stage().url}meetings/2025-03-05`);
    const papers = await page.getAttribute('a:has-text("All papers with their reports, one PDF")', 'href');
    const report = await pdfAt(page, `${stage().url}reports/${stage().runs[0]}/report.pdf`);
    for (const [path, name] of [
      [paper, 'submission-mm-2025-03-05-4.pdf'],
      [papers, 'papers-2025-03-05.pdf'],
    ]) {
      const bundle = await pdfAt(page, new URL(path!, stage().url).href);
      expect(bundle.name).toContain(name);
      expect(bundle.text).toContain('/StructTreeRoot');
      expect(bundle.text).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
      // Contents, the paper's own page, and every page of the report that members may read.
      expect(bundle.pages).toBeGreaterThanOrEqual(report.pages + 2);
      // The contents lead somewhere.
      expect(bundle.text).toMatch(/\/Subtype \/Link/);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it('a secretary records an outcome beside the published one, and a member their dissent', async () => {
    const paper = `${stage().url}submissions/mm-2025-03-05-4`;
    const secretary = await as(stage(), 'sec', { javaScript: false });
    await secretary.page.goto(paper);
    await secretary.page.click('summary:has-text("Record an outcome")');
    await secretary.page.selectOption('[name=outcome]', 'E');
    await secretary.page.fill('#outcome-text', 'Minute of the day after.');
    await secretary.page.click('button:has-text("Record outcome")');
    const main = await secretary.page.textContent('main');
    expect(main).toContain('B – Proceed with minor amendments in the minutes of 5 March 2025');
    expect(main).toContain('E – Come back with more recorded by Sec (chair or secretary)');
    expect(secretary.complaints).toEqual([]);
    await secretary.close();
    const member = await as(stage(), 'mel', { javaScript: false });
    await member.page.goto(paper);
    await member.page.click('summary:has-text("Record your dissent")');
    await member.page.fill('#dissent-text', 'I would have asked for more.');
    await member.page.click('button:has-text("Record dissent")');
    expect(await member.page.textContent('main')).toContain('Mel (member)');
    expect(member.complaints).toEqual([]);
    await member.close();
  });

  it('somebody signs out, and is nobody until they log in again', async () => {
    const { page, close } = await as(stage(), 'mel', { javaScript: false });
    expect(await page.textContent('footer')).toContain('You are Mel (member).');
    await page.click('text=Sign out');
    await page.click('button:has-text("Sign out")');
    expect(await page.textContent('h1')).toBe('You are signed out');
    expect((await page.request.get(stage().url, { headers: { Accept: '*/*' } })).status()).toBe(401);
    await page.click('text=Sign in again');
    expect(await page.textContent('h1')).toBe('Evidence for the ethics panel');
    await close();
  });
}

/** A PDF of the workbench, as a browser that is signed in gets it. */
async function pdfAt(page: Page, url: string) {
  const answer = await page.request.get(url, { timeout: 60_000 });
  expect(answer.status(), url).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const text = (await answer.body()).toString('latin1');
  expect(text.slice(0, 4)).toBe('%PDF');
  const pages = text.match(/\/Type \/Page\b/g)?.length ?? 0;
  return { text, pages, name: answer.headers()['content-disposition'] ?? '' };
}
