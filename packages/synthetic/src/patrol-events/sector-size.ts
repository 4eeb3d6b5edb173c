/** Houses of a street stand so far apart. */
export const HOUSE_METRES = 12;
export const FEWEST_HOUSES = 8;
export const MOST_HOUSES = 25;
/** How far a corner may lie from where a regular grid has it, as a part of a side. */
export const CORNER_JITTER = 0.12;

/** A smaller sector would not hold its longest street: half of it, and a metre, from the middle to where corners may lie. */
export const SMALLEST_SECTOR_METRES = Math.ceil((((MOST_HOUSES - 1) * HOUSE_METRES) / 2 + 1) / (0.5 - CORNER_JITTER));
