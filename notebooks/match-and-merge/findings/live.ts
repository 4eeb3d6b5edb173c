import { cell, type Provided } from '@assay/notebook';
import { decoyPairs, type LiveRegister, registerAtLiveSize, type ToleranceSweep } from '@assay/record-matching';
import { notComputed, type RandomStream } from '@assay/statistics';
import { extractDraw, liveRegisterRecords, NO_TRUTH, register, yearlyGrowth } from '../inputs.ts';
import { sweep } from './tolerance.ts';

export const decoys = cell('decoys', 'Names compared across dates of birth that cannot be one person’s', {
  needs: { register },
  compute: ({ register }) =>
    decoyPairs(
      register.records,
      register.birthDays,
      register.truth === null ? {} : { personOfRow: register.truth.codes },
    ),
});

/** The register in as many years, at its size now where that is none; `null` where the extract cannot say. */
function liveIn(
  years: number,
  { register, sweep, decoys, liveRegisterRecords: liveRecords, extractDraw, yearlyGrowth }: Grown,
  random: RandomStream,
): LiveRegister | null {
  if (sweep.truth === null || decoys.exposure === 0) return null;
  const later = years === 0 ? {} : { laterRecords: Math.round(liveRecords * (1 + yearlyGrowth) ** years) };
  return registerAtLiveSize(
    sweep,
    decoys,
    { liveRecords, ...later, draw: extractDraw, homeOfRow: register.homeOfRow },
    random,
  );
}

export const whyNoLive = ({ truth }: ToleranceSweep) =>
  truth === null ? NO_TRUTH : notComputed('too few dates of birth lie apart to tell how often strangers agree');

const grown = { register, sweep, decoys, liveRegisterRecords, extractDraw, yearlyGrowth };
type Grown = Provided<typeof grown>;

export const live = cell('live', 'What every tolerance would do in the live register', {
  needs: grown,
  compute: (given, { random }) => liveIn(0, given, random('live register')),
});

export const later = cell('later', 'The same in five years', {
  needs: grown,
  compute: (given, { random }) => liveIn(5, given, random('live register later')),
});
