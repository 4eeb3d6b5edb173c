/** The seven local policing areas of the West Midlands. Streets and postcodes below are invented. */
export const localPolicingAreas = [
  'Birmingham',
  'Coventry',
  'Dudley',
  'Sandwell',
  'Solihull',
  'Walsall',
  'Wolverhampton',
] as const;

const STREET_STEMS =
  'Alder|Anvil|Ash|Barley|Beacon|Birch|Canal|Castle|Chapel|Cherry|Clay|Elm|Fern|Forge|Foundry|Garden|Glass|Grange|Hazel|Heath|Hill|Holly|Kiln|Lark|Lime|Lock|Maple|Market|Meadow|Mill|Nail|Oak|Orchard|Park|Poplar|Quarry|Rowan|Saddler|School|Spring|Station|Thorn|Tower|Vale|Walnut|Water|Well|Willow|Windmill|Yew'.split(
    '|',
  );
const STREET_ENDINGS = 'Road|Street|Lane|Avenue|Close|Grove|Drive|Court'.split('|');
const LAST_LETTERS = 'ABDEFGHJLN';

export const HOUSE_NUMBERS = 120;
export const DISTRICTS_PER_AREA = 12;
export const UNITS_PER_DISTRICT = 200;

/** "7 Alder Road" … each street with its house numbers. */
export const inventedAddresses: readonly string[] = STREET_ENDINGS.flatMap((ending) =>
  STREET_STEMS.flatMap((stem) => Array.from({ length: HOUSE_NUMBERS }, (_, house) => `${house + 1} ${stem} ${ending}`)),
);

/** Postcodes of an area that does not exist (no UK postcode begins with Z): ZA for the first policing area, ZB for the second, … */
export const inventedPostcodes: readonly string[] = localPolicingAreas.flatMap((_, area) =>
  Array.from({ length: DISTRICTS_PER_AREA }, (_, district) =>
    Array.from({ length: UNITS_PER_DISTRICT }, (_, unit) => {
      const letters = LAST_LETTERS[Math.floor(unit / 10) % 10]! + LAST_LETTERS[unit % 10]!;
      return `Z${String.fromCharCode(65 + area)}${district + 1} ${1 + Math.floor(unit / 100)}${letters}`;
    }),
  ).flat(),
);

/** Birthplaces within the country, by policing area. */
export const birthplacesAtHome: readonly (readonly string[])[] = [
  ['Birmingham', 'Sutton Coldfield', 'London'],
  ['Coventry', 'Nuneaton', 'Rugby'],
  ['Dudley', 'Stourbridge', 'Halesowen'],
  ['West Bromwich', 'Smethwick', 'Oldbury'],
  ['Solihull', 'Birmingham', 'Warwick'],
  ['Walsall', 'Cannock', 'Lichfield'],
  ['Wolverhampton', 'Telford', 'Stafford'],
];
