import { checkedSize, InputError, type RandomStream } from '@assay/statistics';
import { type PatrolSimulationResult, simulatePatrols } from './patrol-simulation.ts';
import { patrolUrn, type UrnOutcome, urnWeights } from './patrol-urn.ts';

/** Crimes of record that officers found, and that the public reported. */
export interface RecordedBy {
  readonly found: number;
  readonly reported: number;
}

/** A stream of its own for each rule, by its name. */
type StreamOf = (name: string) => RandomStream;

/** Crimes a day that the two areas of an urn have together, days of records that they start with, days and runs. */
const [DAILY_CRIMES, DAYS_OF_RECORDS, URN_DAYS, URN_RUNS] = [4, 100, 1000, 200];

/**
 * Where do patrols end up by what the model learns from: finds alone, records as they are, or finds thinned by the chance of
 * a visit?
 *
 * {@link patrolUrn} of two areas with the crime of the two given, under three rules, the weights of finds and reports those
 * of the records.
 *
 * @throws InputError where an area has no crime.
 *
 * Source: Ensign et al. (2018).
 *
 * @example
 * const outcomes = urnByRule([40, 20], { found: 30, reported: 70 }, (name) => randomStream(name));
 * outcomes.map(({ trueShare }) => trueShare) // [0.6667, 0.6667, 0.6667]
 */
export function urnByRule(
  [busier, other]: readonly [number, number],
  { found, reported }: RecordedBy,
  streamOf: StreamOf,
): (UrnOutcome & { readonly rule: string })[] {
  const weights = urnWeights(found, reported);
  const daily = [busier, other].map((count) => (DAILY_CRIMES * count) / (busier + other)) as [number, number];
  const priors = daily.map((rate) => rate * DAYS_OF_RECORDS) as [number, number];
  const rules = [
    { rule: 'only what officers find', discoveredWeight: 1, reportedWeight: 0, mitigation: 'none' },
    { rule: 'records as they are', ...weights, mitigation: 'none' },
    { rule: 'records with finds thinned by chance of a visit', ...weights, mitigation: 'thinning' },
  ] as const;
  return rules.map(({ rule, ...setting }) => ({
    ...patrolUrn({ rates: daily, priors, decay: 0.01, nDays: URN_DAYS, ...setting }, streamOf(rule), URN_RUNS),
    rule,
  }));
}

const SCORINGS = [
  ['all records', 'records'],
  ['public reports alone', 'reported-only'],
  ['records weighted by chance of a visit', 'inverse-propensity'],
] as const;

/** Chance that a crime is reported to the police where reporting is usual, and where people report less. */
const [USUAL_REPORTING, LOWER_REPORTING] = [0.5, 0.3];

/**
 * How many patrols would stand in the wrong place for a year, by what the model learns from, where people report alike
 * and where half of the areas report less?
 *
 * {@link simulatePatrols} over areas that all have the same crime, so that whatever differs is the model's doing. Finds
 * and reports are shared as in the records.
 *
 * @throws InputError where no crime is recorded either way.
 *
 * Source: Mohler et al. (2011); Lum and Isaac (2016).
 *
 * @example
 * const rules = simulationByRule({ nAreas: 4, nPatrols: 1 }, { found: 30, reported: 70 }, (name) => randomStream(name));
 * rules[0] // { label: 'all records', reporting: 'equal everywhere' }
 */
export function simulationByRule(
  { nAreas, nPatrols }: { readonly nAreas: number; readonly nPatrols: number },
  { found, reported }: RecordedBy,
  streamOf: StreamOf,
): (PatrolSimulationResult & { readonly label: string; readonly reporting: string })[] {
  checkedSize(nAreas, 'areas');
  if (!(found + reported > 0))
    throw new InputError(`crimes must be found or reported: ${found} and ${reported}. Pass those of the records.`);
  const shareFound = found / (found + reported);
  return (['equal everywhere', 'lower in half of the areas'] as const).flatMap((reporting) => {
    const isUsual = (area: number) => reporting === 'equal everywhere' || area % 2 === 0;
    const setting = {
      backgroundRates: new Array<number>(nAreas).fill(0.6),
      contagion: 0.2,
      contagionHalfLifeDays: 7,
      reportingChance: Array.from(
        { length: nAreas },
        (_, area) => (isUsual(area) ? USUAL_REPORTING : LOWER_REPORTING) * (1 - shareFound),
      ),
      discoveryChance: Math.min(1, 0.2 + shareFound),
      nPatrols,
      nDays: 365,
      memoryHalfLifeDays: 60,
      exploration: 0.1,
    };
    return SCORINGS.map(([label, scoring]) => ({
      ...simulatePatrols({ ...setting, scoring }, streamOf(`${scoring} ${reporting}`)),
      label,
      reporting,
    }));
  });
}
