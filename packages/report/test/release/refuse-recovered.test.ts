import { attackedRelease } from '@assay/disclosure-control';
import type { Finding } from '@assay/evidence';
import { expect, it } from 'vitest';
import { refuseRecovered } from '../../src/release/refuse-recovered.ts';

const policy = { minimumCount: 10, roundingBase: 5, protectSensitiveZeros: true };
const RESIDENTS = 742_081;

/** Searches and their rate among residents, as a gate that forgot the rate would let them leave. */
function rates(searches: number | string, rate: number | string): Finding {
  return {
    id: 'rates',
    title: 'Searches by group',
    questions: [],
    status: 'computed',
    reason: null,
    value: null,
    unit: 'count',
    numerator: null,
    denominator: null,
    denominatorLabel: null,
    people: true,
    interval: null,
    tolerance: { kind: 'exact', absolute: 0, relative: 0 },
    disclosure: { status: 'suppressed', rule: '' },
    method: { name: 'Count', source: 'definition' },
    source: { cell: 'rates', file: 'notebook.ts' },
    limitations: [],
    table: {
      columns: [
        { name: 'group', label: 'Group', unit: 'text', key: true },
        { name: 'searches', label: 'Searches', unit: 'count', people: true },
        { name: 'residents', label: 'Residents', unit: 'count', people: false },
        { name: 'rate', label: 'Rate', unit: 'rate-per-1000', numerator: 'searches', denominator: 'residents' },
      ],
      rows: [['Other', searches, RESIDENTS, rate]],
    },
  };
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
