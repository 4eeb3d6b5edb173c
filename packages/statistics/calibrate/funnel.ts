import { calibration, markdownTable } from '@assay/testing/calibration';
import {
  binomialFunnelLimits,
  drawBeta,
  drawBinomial,
  drawPoisson,
  overDispersion,
  poissonFunnelLimits,
  randomStream,
} from '../src/index.ts';

const UNITS = 100_000;
const FUNNELS = 2000;

const LEVELS = [0.95, 0.998] as const;
const BINOMIAL = [
  { target: 0.7, size: 5 },
  { target: 0.2, size: 20 },
  { target: 0.03, size: 200 },
  { target: 0.5, size: 1000 },
] as const;
const POISSON = [
  { target: 0.5, size: 4 },
  { target: 0.2, size: 100 },
] as const;

/** Shares of units whose true rate is the target that lie above the high limit, and below the low one. */
export function outside(kind: 'binomial' | 'Poisson', target: number, size: number, level: number) {
  const random = randomStream(`funnel ${kind} ${target} ${size} ${level}`);
  const { low, high } = (kind === 'binomial' ? binomialFunnelLimits : poissonFunnelLimits)(target, size, { level });
  let above = 0;
  let below = 0;
  for (let unit = 0; unit < UNITS; unit++) {
    const count = kind === 'binomial' ? drawBinomial(random, size, target) : drawPoisson(random, target * size);
    if (count / size > high + 1e-12) above++;
    else if (count / size < low - 1e-12) below++;
  }
  return { above: above / UNITS, below: below / UNITS };
}

/** How often a funnel of so many units is called over-dispersed, when its units truly spread by so much. */
function calledOverDispersed(units: number, size: number, deviation: number) {
  const random = randomStream(`over-dispersion ${units} ${size} ${deviation}`);
  const rate = 0.3;
  const strength = deviation === 0 ? Number.POSITIVE_INFINITY : (rate * (1 - rate)) / deviation ** 2 - 1;
  let called = 0;
  for (let run = 0; run < FUNNELS; run++) {
    const counts = Array.from({ length: units }, () =>
      drawBinomial(random, size, deviation === 0 ? rate : drawBeta(random, rate * strength, (1 - rate) * strength)),
    );
    const target = counts.reduce((sum, count) => sum + count, 0) / (units * size);
    const standardError = Math.sqrt((target * (1 - target)) / size);
    const found = overDispersion(
      counts.map((count) => ({ value: count / size, standardError })),
      { target, isTargetFromUnits: true },
    );
    if (found.status === 'computed' && found.pValue < 0.05) called++;
  }
  return called / FUNNELS;
}

export default calibration({
  title: 'Funnels: units outside by chance, and over-dispersion',
  run(progress) {
    const rows = LEVELS.flatMap((level) =>
      (
        [
          ['binomial', BINOMIAL],
          ['Poisson', POISSON],
        ] as const
      ).flatMap(([kind, settings]) =>
        settings.map(({ target, size }) => {
          const { above, below } = outside(kind, target, size, level);
          progress(`${kind} ${target} ${size} ${level}: ${above}, ${below}`);
          return [kind, `${target}`, `${size}`, `${level}`, percent(above), percent(below), percent((1 - level) / 2)];
        }),
      ),
    );
    const spread = [
      [20, 100, 0],
      [60, 50, 0],
      [90, 200, 0],
      [20, 100, 0.05],
      [60, 50, 0.05],
    ].map(([units, size, deviation]) => {
      const called = calledOverDispersed(units!, size!, deviation!);
      progress(`${units} units of ${size}, ${deviation}: ${called}`);
      return [`${units}`, `${size}`, `${deviation}`, percent(called)];
    });
    return `Units whose true rate is the target, ${UNITS.toLocaleString('en-GB')} a line. Limits stand at counts, so that a side is left out at most as
often as is nominal. Seeds: kind, target, size and level.

${markdownTable(['counts', 'target', 'size', 'level', 'above', 'below', 'nominal, each'], rows)}

Funnels called over-dispersed at .05, ${FUNNELS.toLocaleString('en-GB')} a line; the true rates lie about .3 with such a standard deviation, so that 0 is
chance alone:

${markdownTable(['units', 'cases each', 'true deviation', 'called'], spread)}`;
  },
});

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
