import { diskProblem } from '@assay/evidence';
import { RunStopped } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import { expect, it } from 'vitest';
import { taskError, taskFailure } from '../src/run/run-task.ts';

/** As another thread is told of it: nothing but data passes. */
const told = (error: unknown) => taskError(JSON.parse(JSON.stringify(taskFailure(error))));

it('tells somebody’s input from a fault of the workbench', () => {
  const input = told(new InputError('no column forename. Choose it.'));
  expect([input instanceof InputError, input instanceof RunStopped, input.message]).toEqual([
    true,
    false,
    'no column forename. Choose it.',
  ]);
  const fault = new TypeError('x is not a function');
  const known = told(fault);
  expect([known instanceof InputError, known.message, known.stack]).toEqual([false, fault.message, fault.stack]);
});

it('is still known as a full disk, and of which file', () => {
  const full = told(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', path: '/store/x' }));
  expect(full).not.toBeInstanceOf(InputError);
  expect(diskProblem(full)?.message).toBe(
    'the disk is full at /store/x, so this was not written. Make room, then do it again.',
  );
});

it('keeps of a run that was stopped what is kept of it', () => {
  const [stopped, bare] = [told(new RunStopped('stopped', { kept: 'Half is kept.' })), told(new RunStopped('stopped'))];
  expect(stopped).toBeInstanceOf(RunStopped);
  expect([(stopped as RunStopped).kept, (bare as RunStopped).kept, stopped.message]).toEqual([
    'Half is kept.',
    null,
    'stopped',
  ]);
});

it('passes on what was thrown though it is no error', () => {
  const odd = told('out of order');
  expect([odd instanceof InputError, odd.message, odd.stack]).toEqual([false, 'out of order', '']);
});
