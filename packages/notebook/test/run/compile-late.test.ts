import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { compileLate, compileLittle } from '../../src/run/compile-late.ts';

it('sets what this V8 knows', () => {
  compileLate();
  compileLittle();
  // A flag that V8 does not know is passed over in silence.
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  expect(known).toMatch(/^\s+--interrupt-budget /m);
  expect(known).toMatch(/^\s+--max-inlined-bytecode-size /m);
  expect(known).toMatch(/^\s+--max-inlined-bytecode-size-cumulative /m);
});
