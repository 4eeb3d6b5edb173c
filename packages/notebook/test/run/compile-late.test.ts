import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { compileLate } from '../../src/run/compile-late.ts';

it('sets what this V8 knows', () => {
  compileLate();
  // A flag that V8 does not know is passed over in silence.
  expect(execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })).toMatch(/^\s+--interrupt-budget /m);
});
