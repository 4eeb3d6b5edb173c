import { attackedRelease } from '@assay/disclosure-control';
import { type Finding, finding } from '@assay/evidence';
import { expect, it } from 'vitest';
import { recoveredError, rightlyRecovered } from '../../src/release/refuse-recovered.ts';

const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: true };
const RESIDENTS = 742_081;

async function refuseRecovered(...attacked: Parameters<typeof rightlyRecovered>): Promise<void> {
  const recovered = await rightlyRecovered(...attacked);
  if (recovered.length > 0) throw recoveredError(recovered);
}

/** Searches and their rate among residents, as a gate that forgot the rate would let them leave. */
function rates(searches: number | string, rate: number | string): Finding {
  return finding(
    {
      id: 'rates',
      title: 'Searches by group',
      questions: [],
      unit: 'count',
      people: true,
      method: { name: 'Count', source: 'definition' },
      table: {
        columns: [
          { name: 'group', label: 'Group', unit: 'text', key: true },
          { name: 'searches', label: 'Searches', unit: 'count', people: true },
          { name: 'residents', label: 'Residents', unit: 'count', people: false },
          { name: 'rate', label: 'Rate', unit: 'rate-per-1000', numerator: 'searches', denominator: 'residents' },
        ],
        rows: [['Other', searches, RESIDENTS, rate]],
      },
    },
    { cell: 'rates', file: 'notebook.ts' },
  );
}

const released = (finding: Finding) => attackedRelease('this', [finding], { policy, decisions: [] });
const exactRate = (7 / RESIDENTS) * 1000;

it('refuses a release from which a hidden count can be worked out, with the cell and the remedy', async () => {
  await expect(refuseRecovered([released(rates('[c]', exactRate))], [rates(7, exactRate)])).rejects.toThrow(
    /^not exported: rates\[Other\]\.searches is 7, .* State wider groups there, leave the number out/,
  );
});

it('lets a release go of which an outsider guesses wrong', async () => {
  await refuseRecovered([released(rates('[c]', exactRate))], [rates(300, exactRate)]);
});

it('refuses what earlier releases and this one give away together', async () => {
  const before = attackedRelease('before', [rates(20, '[c]')], {
    policy: { ...policy, roundingBase: 1 },
    decisions: [],
  });
  const now = { policy: { ...policy, roundingBase: 1 }, decisions: [] };
  await expect(
    refuseRecovered([before, attackedRelease('now', [rates('[c]', '[c]')], now)], [rates(21, '[c]')]),
  ).rejects.toThrow(/rates\[Other\]\.searches is between 19 and 21/);
});

/** Two tables that a reader takes for the same counts: the second shows all and their sum, the first holds one back. */
function twice(here: readonly (number | string)[], there: readonly (number | string)[]): Finding[] {
  const table = (id: string, values: readonly (number | string)[], total: boolean) =>
    finding(
      {
        id,
        title: id,
        questions: [],
        unit: 'count',
        people: true,
        method: { name: 'Count', source: 'definition' },
        table: {
          columns: [
            { name: 'group', label: 'Group', unit: 'text', key: true },
            { name: 'people', label: 'People', unit: 'count', people: true },
          ],
          rows: values.map((value, at) => [total && at === values.length - 1 ? 'All' : `group ${at}`, value]),
          ...(total ? { totals: [{ row: 'All', of: ['group 0', 'group 1', 'group 2'] }] } : {}),
        },
      },
      { cell: id, file: 'notebook.ts' },
    );
  return [table('one', here, false), table('other', there, true)];
}

const exactly = { policy: { ...policy, roundingBase: 1 }, decisions: [] };

it('refuses a count to which a chain of right guesses leads, and none to which a wrong one does', async () => {
  // The guess that both tables count the same gives the mark in the first from the sum of the second.
  const release = attackedRelease('this', twice(['[c]', 61, 83], ['[c]', 61, 83, 151]), exactly);
  await expect(refuseRecovered([release], twice([7, 61, 83], [7, 61, 83, 151]))).rejects.toThrow(
    /(one|other)\[group 0\]\.people is 7/,
  );
  // The second alone is still given away where the first counts others.
  const refused = refuseRecovered([release], twice([12, 61, 83], [7, 61, 83, 151]));
  await expect(refused).rejects.toThrow(/other\[group 0\]\.people is 7/);
  await expect(refused).rejects.not.toThrow(/one\[group 0\]/);
});

it('refuses a count that a right number gives, whatever a wrong guess of another says', async () => {
  const both = attackedRelease('this', [rates('[c]', exactRate), ...twice(['[c]', 61, 83], ['[c]', 61, 83, '[c]'])], {
    policy,
    decisions: [],
  });
  const exact = [rates(7, exactRate), ...twice([3, 61, 83], [5, 61, 83, 149])];
  await expect(refuseRecovered([both], exact)).rejects.toThrow(/^not exported: rates\[Other\]\.searches is 7/);
});
