import { assemblePack } from '../../src/index.ts';

/** A small pack with two reports and a results file; `more` adds or replaces payload files. */
export function samplePack(more: Readonly<Record<string, string | Uint8Array>> = {}) {
  const payload = new Map<string, string | Uint8Array>(
    Object.entries({
      'results.json': '{"findings":[]}\n',
      'report.html': '<p>é</p>\n',
      'code/notebook.mjs': '1;\n',
      ...more,
    }),
  );
  return assemblePack(payload, {
    title: 'Match and Merge',
    summary: 'What each tolerance links.',
    licence: 'https://spdx.org/licenses/MIT',
    runFinishedAt: '2025-03-05T10:00:00.000Z',
    run: {
      id: '0123456789abcdef',
      notebook: 'match-and-merge',
      code: 'c'.repeat(64),
      inputs: { people: 'a'.repeat(64) },
      parameters: { tolerance: 2 },
      seed: 1,
      environment: { node: '20.19.0' },
    },
    inputs: [{ name: 'people', sha256: 'a'.repeat(64) }],
  });
}
