import { comparableName } from './comparable-name.ts';
import { forceHeadings } from './force-headings.ts';

/** What national boundary files call the code of an area: kind, year of the map, "cd". */
function censusCodes(kinds: readonly string[]): string[] {
  const years = Array.from({ length: 30 }, (_, year) => String(year + 1).padStart(2, '0'));
  return kinds.flatMap((kind) => years.map((year) => `${kind}${year}cd`));
}

/** Headings that say the same in the languages and systems that files come from; the first is how our schemas say it. */
const SAME: readonly (readonly string[])[] = [
  [
    'first_name',
    'forename',
    'forenames',
    'given name',
    'given names',
    'christian name',
    'prenom',
    'vorname',
    'imie',
    'nombre',
    'nome',
  ],
  [
    'surname',
    'last name',
    'family name',
    'nom',
    'nom de famille',
    'nachname',
    'familienname',
    'nazwisko',
    'apellido',
    'apellidos',
    'cognome',
  ],
  [
    'date_of_birth',
    'dob',
    'd o b',
    'birth date',
    'birthdate',
    'date of birth',
    'date de naissance',
    'geburtsdatum',
    'data urodzenia',
    'fecha de nacimiento',
    'data di nascita',
  ],
  ['sex', 'gender', 'sexe', 'geschlecht', 'plec', 'sexo', 'sesso'],
  ['postcode', 'post code', 'postal code', 'zip', 'zip code', 'code postal', 'plz'],
  ['place_of_birth', 'birth place', 'birthplace', 'lieu de naissance', 'geburtsort', 'lugar de nacimiento'],
  [
    'record_id',
    'id',
    'identifier',
    'identifiant',
    'kennung',
    'nominal ref',
    'nominal reference',
    'person id',
    'record number',
    'urn',
  ],
  ['x_metres', 'eastings', 'x coord', 'x coordinate', 'grid easting', 'grid east', 'long', 'lng'],
  ['y_metres', 'northings', 'y coord', 'y coordinate', 'grid northing', 'grid north'],
  ['sector_id', ...censusCodes(['oa', 'lsoa', 'msoa', 'wd', 'lad'])],
];

/** A heading without case, spaces, accents and what stands in brackets. */
export function plainHeading(name: string): string {
  return comparableName(
    name
      .replace(/\([^)]*\)/g, '')
      .normalize('NFD')
      .replace(/\p{M}/gu, ''),
  );
}

/** Further headings for a field that has one of these names. */
export function sameHeadings(field: string): readonly string[] {
  return [...(SAME.find(([name]) => name === field)?.slice(1) ?? []), ...forceHeadings(field)];
}
