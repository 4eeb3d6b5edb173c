import { InputError } from '@assay/statistics';
import { expect, it } from 'vitest';
import { withRerunRemedy } from '../src/pack/rerun-remedy.ts';

it('says of options that a rerun does not take what to do instead, each once', () => {
  const told = (message: string, taken = ['input', 'seed']) =>
    (withRerunRemedy(new InputError(message), taken) as Error).message;
  expect(told('Say which: --columns a:b=c. ')).toBe(
    'Say which: --columns a:b=c. rerun takes no --columns and reads as the stored run read: give a file of the same layout, or compute a new run with assay run, which takes it.',
  );
  expect(told('Say --columns, --date-format or --columns, or --input x')).toMatch(
    /--input x\. rerun takes no --columns or --date-format and reads .* which takes them\.$/,
  );
  const fine = new InputError('Give a file: --input a=b');
  expect(withRerunRemedy(fine, ['input'])).toBe(fine);
  const other = new Error('--columns');
  expect(withRerunRemedy(other, [])).toBe(other);
});
