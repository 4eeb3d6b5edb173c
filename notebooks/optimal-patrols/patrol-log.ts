import { clockTimes, londonClock, momentsOf, numberColumn, textColumn } from '@assay/dataset';
import { patrolLogOf, visitsListed, visitsPinged } from '@assay/displacement';
import { cell, ifChosen } from '@assay/notebook';
import { city } from './city.ts';
import { patrolFrom, patrols, patrolTo, sectors } from './inputs.ts';
import { sectorsOf } from './sectors.ts';
import { plannersOf } from './stated.ts';

/** Visits as the file lists them, or made of the pings of devices. */
export const patrolLog = cell('patrolLog', 'Visits of patrols to sectors', {
  needs: { city, patrols, sectors, patrolFrom, patrolTo },
  compute: ({ city, patrols, sectors, patrolFrom, patrolTo }, { log }) => {
    const text = (name: string) => textColumn(patrols, name);
    const listed = () =>
      visitsListed(city, {
        start: clockTimes(patrols, 'start'),
        sector: text('sector_id'),
        planned: text('planned_sector_id'),
        plannedBy: plannersOf(patrols),
        reason: text('override_reason'),
      });
    const pinged = () => {
      const [x, y] = ['x_metres', 'y_metres'].map((name) => numberColumn(patrols, name).values);
      const pings = { unit: text('unit').codes, time: momentsOf(patrols, 'start'), x: x!, y: y! };
      const { visits, nPassing, nUnusable } = visitsPinged(pings, sectorsOf(sectors), londonClock);
      log(
        `${visits.length} visits of ${patrols.rowCount} pings; ${nPassing} stays were shorter than five minutes, ${nUnusable} pings lack unit, time or place`,
      );
      return visits;
    };
    const isNamed = text('sector_id').codes.some((code) => code >= 0);
    const visits = isNamed ? listed() : patrols.rowCount === 0 || city.sectors.length === 0 ? [] : pinged();
    const hours = { from: ifChosen(patrolFrom), to: ifChosen(patrolTo) };
    return patrolLogOf(city, visits, hours, patrols.rowCount);
  },
});
