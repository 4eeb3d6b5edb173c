import type { Field } from '../schema/table-schema.ts';

/** Scales of confidence whose order is known. */
export const CONFIDENCE_SCALES = ['confidence-five', 'csew-agreement', 'csew-rating'];

function field<const Name extends string>(
  name: Name,
  title: string,
  type: Field['type'],
  role: Field['role'],
  aliases: readonly string[] = [],
  required = false,
  wordLists: readonly string[] = [],
): Field & { readonly name: Name } {
  const lists = wordLists.length === 0 ? {} : { wordLists };
  return { name, title, description: `${title}.`, type, role, required, aliases, ...lists };
}

/**
 * The tables that an evaluation of patrols reads, as forces keep them: what happened where and when, the sectors and who lives in
 * them, where patrols were sent and went (or the pings of their devices), and what people answered.
 */
export const PATROL_TABLES = {
  events: [
    field('x_metres', 'Easting or longitude', 'number', 'place', ['x', 'easting', 'longitude', 'lon']),
    field('y_metres', 'Northing or latitude', 'number', 'place', ['y', 'northing', 'latitude', 'lat']),
    field('area_code', 'Area, where the file holds no coordinates', 'text', 'place', [
      'lsoa_code',
      'lsoa',
      'lsoa21cd',
      'lsoa11cd',
      'msoa_code',
      'ward_code',
      'beat_code',
    ]),
    field('time', 'Earliest time', 'time', 'time', [
      'date',
      'date_single',
      'time_from',
      'committed_from',
      'datetime',
      'date_reported',
      'reported_date',
      'incident_date',
      'date_time',
    ]),
    field('month', 'Month, where the file holds no day', 'text', 'time'),
    field('time_to', 'Latest time', 'time', 'time', ['committed_to']),
    field('offence_type', 'Offence', 'text', 'category', ['crime_type', 'crime.type', 'primary_type', 'type']),
    field('source', 'Reported by the public or found by police', 'text', 'category', ['found_by'], false, [
      'event-source',
    ]),
    field('harm_weight', 'Harm in days', 'number', 'weight', ['harm', 'chi']),
  ],
  sectors: [
    field('sector_id', 'Sector', 'text', 'identifier', ['sector', 'name', 'code'], true),
    field('kind', 'Part in the evaluation', 'text', 'category', [], false, ['evaluation-part']),
    field('boundary', 'Boundary', 'text', 'place', ['geometry', 'geojson'], true),
    field('deprivation_decile', 'Deprivation, 1 most to 10 least', 'number', 'category', ['imd_decile']),
    field('residents', 'Residents', 'number', 'measure'),
    field('residents_white', 'Residents, White', 'number', 'measure'),
    field('residents_mixed', 'Residents, Mixed', 'number', 'measure'),
    field('residents_asian', 'Residents, Asian', 'number', 'measure'),
    field('residents_black', 'Residents, Black', 'number', 'measure'),
    field('residents_other', 'Residents, Other', 'number', 'measure'),
  ],
  visits: [
    field('start', 'Start', 'time', 'time', [], true),
    field('planned_sector_id', 'Planned sector', 'text', 'place'),
    field('sector_id', 'Sector visited', 'text', 'place'),
    field('unit', 'Officer, vehicle or device', 'text', 'identifier', ['officer', 'vehicle', 'device', 'call_sign']),
    field('x_metres', 'Easting or longitude of a ping', 'number', 'place', ['x', 'easting', 'longitude', 'lon']),
    field('y_metres', 'Northing or latitude of a ping', 'number', 'place', ['y', 'northing', 'latitude', 'lat']),
    field('planned_by', 'Planned by', 'text', 'category', [], false, ['visit-planner']),
    field('override_reason', 'Reason for override', 'text', 'category'),
  ],
  answers: [
    field('sector_id', 'Sector', 'text', 'place', [], true),
    field('answered_date', 'Answered', 'date', 'time', ['date'], true),
    field('confidence', 'Confidence', 'text', 'outcome', [], true, CONFIDENCE_SCALES),
  ],
} as const;
