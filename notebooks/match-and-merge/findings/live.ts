import { cell } from '@assay/notebook';
import { decoyPairs, type LiveRegister, liveRegister } from '@assay/record-matching';
import { extractDraw, liveRegisterRecords, register, yearlyGrowth } from '../inputs.ts';
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

const YEARS = 5;

export const live = cell('live', 'What every tolerance would do in the live register', {
  needs: { register, sweep, decoys, liveRegisterRecords, extractDraw },
  compute: ({ register, sweep, decoys, liveRegisterRecords, extractDraw }, { random }): LiveRegister | null =>
    sweep.truth === null || sweep.records < 2
      ? null
      : liveRegister(
          sweep,
          decoys,
          { liveRecords: liveRegisterRecords, draw: extractDraw, homeOfRow: register.homeOfRow },
          random('live register'),
        ),
});

export const later = cell('later', 'The same in five years', {
  needs: { register, sweep, decoys, liveRegisterRecords, extractDraw, yearlyGrowth },
  compute: (
    { register, sweep, decoys, liveRegisterRecords, extractDraw, yearlyGrowth },
    { random },
  ): LiveRegister | null =>
    sweep.truth === null || sweep.records < 2
      ? null
      : liveRegister(
          sweep,
          decoys,
          {
            liveRecords: liveRegisterRecords,
            laterRecords: Math.round(liveRegisterRecords * (1 + yearlyGrowth) ** YEARS),
            draw: extractDraw,
            homeOfRow: register.homeOfRow,
          },
          random('live register later'),
        ),
});
