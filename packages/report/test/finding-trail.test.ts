import { describe, expect, it } from 'vitest';
import { fileLinks, findingTrail } from '../src/index.ts';
import { sampleSource } from './fixture/sample-source.ts';

const code = `import { cell } from '@assay/notebook';

const sweep = cell('sweep', 'Sweep', {
  compute: () => 1,
});

export const tolerances = findings('tolerances', 'Tolerances', {
  compute: ({ sweep }) => [{ id: 'a' }],
});
`;

describe('findingTrail', () => {
  it('leads from the question to the finding, its cell and code, the cells before it, and the inputs', () => {
    const page = findingTrail(sampleSource, 'missed.share', {
      links: fileLinks,
      code: { 'notebooks/sample/notebook.ts': code },
    }).toString();
    const order = [
      'What tolerance is right',
      '<code>missed.share</code></dd>',
      'States what each tolerance finds',
      'export const tolerances',
      'Counts pairs at every tolerance',
      'a'.repeat(64),
    ];
    const places = order.map((text) => page.indexOf(text));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('names a finding that the run does not have', () => {
    expect(() => findingTrail(sampleSource, 'nothing', { links: fileLinks })).toThrow(/unknown finding: nothing/);
  });
});
