/** Broad groups of self-defined ethnicity in the order of every list by group. */
export const broadGroups = ['White', 'Mixed', 'Asian', 'Black', 'Other'] as const;

/** Share of all residents in each local policing area. */
export const residentShareByArea: readonly number[] = [0.39, 0.12, 0.11, 0.12, 0.08, 0.1, 0.08];

/** Residents of each area by broad group (rows: areas; columns: White, Mixed, Asian, Black, Other). */
export const groupSharesByArea: readonly (readonly number[])[] = [
  [0.49, 0.05, 0.31, 0.11, 0.04],
  [0.66, 0.03, 0.18, 0.09, 0.04],
  [0.85, 0.03, 0.08, 0.025, 0.015],
  [0.57, 0.04, 0.26, 0.09, 0.04],
  [0.83, 0.03, 0.1, 0.02, 0.02],
  [0.71, 0.03, 0.19, 0.05, 0.02],
  [0.61, 0.05, 0.21, 0.09, 0.04],
];
