import { findBrowser, launchBrowser } from '@assay/report/browser';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Stage, setStage } from './stage.ts';
import { walkDays } from './walk-days.ts';
import { walkKeyboard } from './walk-keyboard.ts';
import { walkPages } from './walk-pages.ts';

const found = await findBrowser();

// One workbench and one browser for every walk: starting them takes longer than walking.
describe.skipIf(found.path === null)(
  `in a real browser${found.path === null ? ` (skipped: ${found.reason})` : ''}`,
  () => {
    let stage: Stage;
    beforeAll(async () => {
      const [set, browser] = await Promise.all([setStage(), launchBrowser()]);
      stage = { ...set, browser };
    });
    afterAll(async () => {
      await stage?.browser.close();
      await stage?.strike();
    });
    walkPages(() => stage);
    walkDays(() => stage);
    walkKeyboard(() => stage);
  },
);
