import type { ReportSource } from '@assay/report';
import { expect, it } from 'vitest';
import { trialFooter } from '../src/pack/trial-footer.ts';

it('says once that it is a trial and once that it was not released', () => {
  const { title, digest } = trialFooter({ notebook: { title: 'Who is flagged' } as ReportSource['notebook'] });
  expect(`${title} · ${digest}`).toBe('Trial: Who is flagged · not released');
});
