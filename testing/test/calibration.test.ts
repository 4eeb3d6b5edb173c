import { describe, expect, it } from 'vitest';
import { markdownTable, withSection } from '../src/calibration.ts';

describe('the calibration document', () => {
  const opening = '# Calibration\n\nWords.\n';

  it('puts a section in place of its former text and keeps the others, in order of their files', () => {
    const first = withSection(opening, 'packages/b/calibrate/b.ts', 'B', 'old');
    const both = withSection(first, 'packages/a/calibrate/a.ts', 'A', 'held in 39 of 40');
    const again = withSection(both, 'packages/b/calibrate/b.ts', 'B', 'new');
    expect(again).toContain('Words.');
    expect(again).not.toContain('old');
    expect(again.indexOf('## A')).toBeLessThan(again.indexOf('## B'));
    expect(again.match(/## B/g)).toHaveLength(1);
    expect(withSection(again, 'packages/b/calibrate/b.ts', 'B', 'new')).toBe(again);
  });

  it('states what could not be computed in words', () => {
    expect(markdownTable(['size', 'held'], [[20000, null]])).toBe(
      '|   size | held         |\n| -----: | ------------ |\n| 20,000 | not computed |',
    );
  });
});
