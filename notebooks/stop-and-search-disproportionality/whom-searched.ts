/** Whom a search was of, by the words of its type: a vehicle alone, a person with a vehicle, or else a person. */
export type WhomSearched = 'vehicle alone' | 'person and vehicle' | 'person';

const VEHICLE = /\b(?:vehicles?|veh|cars?)\b/i;
const PERSON = /\b(?:persons?|people|pedestrians?|individuals?|occupants?|both)\b/i;

/** As police.uk writes it ("Vehicle search"), in other letters ("VEHICLE SEARCH"), or shorter ("vehicle"); a blank type is a person's. */
export function whomSearched(type: string | null): WhomSearched {
  if (type === null || !VEHICLE.test(type)) return 'person';
  return PERSON.test(type) ? 'person and vehicle' : 'vehicle alone';
}
