import { expect, it } from 'vitest';
import { as, type Page, type Stage, untilOver } from './stage.ts';

/** Moves on by Tab until the focus is on what says the text; a person with a keyboard alone has no other way. */
async function tabTo(page: Page, text: string, most = 80): Promise<void> {
  for (let index = 0; index < most; index++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(
      "(() => { const element = document.activeElement; return (element.labels?.[0]?.textContent ?? element.textContent ?? '').trim(); })()",
    );
    if (String(focused).includes(text)) return;
  }
  throw new Error(`Tab does not come to ${text} on ${page.url()}`);
}

/** The way through the workbench with a keyboard alone. */
export function walkKeyboard(stage: () => Stage): void {
  it('an analyst runs a notebook by keyboard alone, seeing where the focus is', async () => {
    const { page, close } = await as(stage(), 'ada');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === '#main');
    await page.goto(stage().url);
    for (const text of ['Notebooks', 'Sample: what the file holds', 'Run this notebook']) {
      await tabTo(page, text);
      const outline = await page.evaluate(
        '(() => { const style = getComputedStyle(document.activeElement); return style.boxShadow + style.outlineStyle; })()',
      );
      expect(String(outline), `focus on ${text}`).not.toBe('nonenone');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    }
    await tabTo(page, 'Level');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('0.88');
    await page.keyboard.press('Enter');
    await untilOver(page, 'Read the report');
    await tabTo(page, 'Read the report');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("Sample: what the file holds")');
    await close();
  });

  it('a choice is explored in the page without JavaScript, under the strict policy', async () => {
    const { page, complaints, close } = await as(stage(), 'ada', { javaScript: false });
    await page.goto(`${stage().url}reports/${stage().runs[0]}`);
    const choices = page.getByRole('group', { name: 'Choices: Records by area' });
    await choices.getByLabel('South', { exact: true }).check();
    expect(await choices.locator('dl:visible').allInnerTexts()).toEqual([expect.stringMatching(/Records\s*1\b/)]);
    await choices.getByLabel('North', { exact: true }).focus();
    await page.keyboard.press('Space');
    expect(await choices.locator('dl:visible').allInnerTexts()).toEqual([expect.stringMatching(/Records\s*2\b/)]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('from a question to the finding, the cell and its code, and back', async () => {
    const { page, close } = await as(stage(), 'ada', { javaScript: false });
    await page.goto(`${stage().url}questions/MM-P1`);
    await page.click('.cards a:has-text("Records in the file")');
    expect(await page.textContent('main')).toContain('const stated = findings(');
    await page.click('a:has-text("stated")');
    expect(new URL(page.url()).hash).toBe('#cell-stated');
    expect(await page.textContent('main')).toContain('const stated = findings(');
    await page.click('a:has-text("Records in the file")');
    expect(await page.textContent('h1')).toBe('Records in the file');
    await page.click('main a:has-text("MM-P1")');
    expect(await page.textContent('h1')).toBe('What tolerance is right?');
    await close();
  });
}
