import { BROAD_GROUPS, dayOfText, offenceSpelling } from '@assay/dataset';
import { type City, cityEvaluation, cityOf, cityPeriods, citySpacing } from '@assay/displacement';
import { cell, FROM_DATA, ifChosen } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import {
  chosenBy,
  domesticOffence,
  drivingOffence,
  drugOffence,
  interventionDate,
  nearRepeatOffence,
  patrolledSectors,
  patrols,
  ringMetres,
  sectors,
  topSectors,
  violenceOffence,
} from './inputs.ts';
import { sectorsOf } from './sectors.ts';
import { firstVisitOf, stated } from './stated.ts';

const OFFENCES = { drugOffence, domesticOffence, drivingOffence, violenceOffence, nearRepeatOffence };

const dayChosen = (date: string) => (date === FROM_DATA ? null : dayOfText(date));

/** Events with a place and a time, in metres, and the sector of each. */
export const city = cell('city', 'Events in their sectors', {
  needs: { stated, sectors, patrols, interventionDate, patrolledSectors, ringMetres, topSectors, ...OFFENCES },
  compute: (
    { stated, sectors, patrols, interventionDate, patrolledSectors, ringMetres, topSectors, ...offences },
    { log },
  ) => {
    refuseUnknownOffences(stated.events.offence.values, offences);
    const made = cityOf(stated.events, sectorsOf(sectors), {
      groups: BROAD_GROUPS,
      firstDay: { given: dayChosen(interventionDate), visited: firstVisitOf(patrols) },
      patrolled: patrolledSectors.split(';').flatMap((name) => name.trim() || []),
      ringMetres: ifChosen(ringMetres),
      topSectors: ifChosen(topSectors),
      counted: stated.counted,
    });
    log(`${made.nEvents} of ${made.nRows} events have a place and a time; ${made.nLocated} lie in a sector`);
    return made;
  },
});

/** Counts of sectors by months round the first day of patrols, and who lies beside whom. */
export const baseline = cell('baseline', 'Crime of sectors by month, before and after', {
  needs: { city },
  compute: ({ city }) => cityPeriods(city),
});

/** The one evaluation: which sectors, which months, and by what factor crime changed. Everything else leans on it. */
export const evaluation = cell('evaluation', 'By what factor crime changed where patrols went', {
  needs: { city, baseline, chosenBy },
  compute: ({ city, baseline, chosenBy }) => cityEvaluation(city, baseline, dayChosen(chosenBy)),
});

/** How far apart the points of a file lie that holds months only, as published files do; `null` for a force's own records. */
export const pointSpacing = cell('pointSpacing', 'Distance between the points that places were moved to', {
  needs: { city },
  compute: ({ city }) => citySpacing(city),
});

/** An offence that somebody asked for by name, and that no event has, is asked for in vain. @throws InputError. */
function refuseUnknownOffences(known: readonly string[], asked: Readonly<Record<keyof typeof OFFENCES, string>>) {
  for (const { name, default: usual } of Object.values(OFFENCES)) {
    const wanted = asked[name as keyof typeof OFFENCES];
    if (known.length === 0 || wanted === usual || offenceSpelling(known, wanted) !== null) continue;
    const names = known.slice(0, 8).join(', ');
    throw new InputError(
      `parameter ${name} is "${wanted}", and no event is of that offence: they are ${names}${known.length > 8 ? ' and others' : ''}. Name one of these.`,
    );
  }
}

/** An offence as the file spells it, where it has it. */
export function offenceAsSpelt({ offence }: Pick<City, 'offence'>, name: string): string {
  return offenceSpelling(offence.values, name) ?? name;
}
