import { expect, it } from 'vitest';
import { readRepositoryFile } from './source-files.ts';

it('starts turbo only with its telemetry off', () => {
  const { scripts } = JSON.parse(readRepositoryFile('package.json')) as { scripts: Record<string, string> };
  const starting = Object.values(scripts).filter((script) => /\bturbo\b/.test(script));
  expect(starting.length).toBeGreaterThan(0);
  for (const script of starting) expect(script).toMatch(/^node \.ci\/turbo\.mjs run /);
  expect(readRepositoryFile('.ci/turbo.mjs')).toContain("TURBO_TELEMETRY_DISABLED: '1'");
});
