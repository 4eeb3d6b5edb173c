import type { RandomStream } from '@assay/statistics';

/** Officer-defined (IC) codes, in the order of the weights below. */
export const officerDefinedCodes = ['IC1', 'IC2', 'IC3', 'IC4', 'IC5', 'IC6', 'IC9'] as const;

/** Shares of officer-defined codes given to people of a self-defined group: many to many, as officers see, not as people say. */
const PERCEIVED: Readonly<Record<string, readonly number[]>> = {
  W: [0.92, 0.04, 0.005, 0.005, 0.002, 0.008, 0.02],
  W9: [0.66, 0.24, 0.005, 0.01, 0.005, 0.04, 0.04],
  M: [0.16, 0.08, 0.48, 0.13, 0.03, 0.05, 0.07],
  A: [0.01, 0.015, 0.015, 0.88, 0.01, 0.04, 0.03],
  A4: [0.01, 0.005, 0.002, 0.04, 0.92, 0.003, 0.02],
  A9: [0.02, 0.02, 0.01, 0.4, 0.45, 0.06, 0.04],
  B: [0.004, 0.004, 0.94, 0.01, 0.002, 0.015, 0.025],
  O: [0.06, 0.11, 0.06, 0.16, 0.04, 0.49, 0.08],
};

/** Share of records without a self-defined ethnicity, and with "not stated", by first letter of the true code. */
const NOT_RECORDED: Readonly<Record<string, readonly [missing: number, notStated: number]>> = {
  W: [0.16, 0.04],
  M: [0.22, 0.07],
  A: [0.24, 0.06],
  B: [0.23, 0.09],
  O: [0.3, 0.1],
};

/** Cumulative officer-defined shares for a self-defined code. */
export function perceivedShares(code: string): Float64Array {
  const shares = PERCEIVED[code] ?? PERCEIVED[code[0]!]!;
  let sum = 0;
  return Float64Array.from(shares, (share) => {
    sum += share;
    return sum;
  });
}

/** Chances that a self-defined code is missing or "not stated". */
export function notRecordedShares(code: string): readonly [missing: number, notStated: number] {
  return NOT_RECORDED[code[0]!]!;
}

/** An index into {@link officerDefinedCodes}. */
export function drawPerceived(cumulative: Float64Array, random: RandomStream): number {
  const draw = random.next() * cumulative[cumulative.length - 1]!;
  let index = 0;
  while (draw >= cumulative[index]!) index++;
  return index;
}
