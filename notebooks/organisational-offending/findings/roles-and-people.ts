import type { FindingDraft } from '@assay/evidence';
import { cell, findings, statedProportion } from '@assay/notebook';
import { collateral, leakedRecords, roleFirewall, type StaffMatch } from '@assay/record-matching';
import { normalQuantile, notComputed } from '@assay/statistics';
import { minutesPerFlag, recordsPerDay, vetting } from '../inputs.ts';
import { flags, NO_TRUTH } from './flags.ts';

export const firewall = cell({
  name: 'firewall',
  title: 'Flags parted by the role of the record',
  needs: { vetting, flags },
  compute: ({ vetting, flags }) => roleFirewall(flags, vetting.records.role),
});

const FIREWALL = {
  name: 'Records parted by role before anything is shown',
  source: 'Data Protection Act 2018, section 38',
};

const NO_ROLES = notComputed('the records do not say in which role anybody is in them');

export const scopeFindings = findings({
  name: 'scopeFindings',
  title: 'Who is in scope',
  needs: { vetting },
  compute: ({ vetting }): FindingDraft[] => [
    {
      id: 'scope.staff',
      title: 'Staff at work and staff who left, and those without a collar number',
      questions: ['PSD-Q5', 'PSD-R1'],
      table: {
        columns: [
          { name: 'kind', label: 'Kind', unit: 'text', key: true },
          { name: 'current', label: 'At work: searched', unit: 'count', people: true },
          { name: 'left', label: 'Left: not searched', unit: 'count', people: true },
          { name: 'withoutCollar', label: 'At work, no collar number', unit: 'count', people: true },
        ],
        rows: vetting.scope.map((row) => [row.kind, row.current, row.left, row.withoutCollar]),
      },
      unit: 'count',
      people: true,
      method: { name: 'Count of staff rows by kind and end of employment', source: 'the input' },
    },
    {
      id: 'scope.collars-handed-on',
      title: 'Collar numbers that more than one person has borne',
      questions: ['PSD-Q5', 'PSD-Q2'],
      value: vetting.collarsHandedOn,
      unit: 'count',
      method: { name: 'Count of numbers with two or more holders', source: 'the input' },
    },
    {
      id: 'scope.records',
      title: 'Records searched',
      questions: ['PSD-Q5', 'PSD-R1'],
      value: vetting.recordCount,
      unit: 'count',
      method: { name: 'Count', source: 'the input' },
    },
    {
      id: 'scope.searched',
      title: 'Members of staff searched',
      questions: ['PSD-Q5', 'PSD-R1'],
      value: vetting.staffCount,
      unit: 'count',
      people: true,
      method: { name: 'Count', source: 'the input' },
    },
  ],
});

export const roleFindings = findings({
  name: 'roleFindings',
  title: 'Victims and witnesses among the flags',
  needs: { vetting, flags, firewall },
  compute: ({ vetting, flags, firewall }): FindingDraft[] => {
    const { suspectView, withheld } = firewall;
    const staffOf = (matches: readonly StaffMatch[]) => new Set(matches.map(({ staff }) => staff)).size;
    const right = (matches: readonly StaffMatch[]) =>
      vetting.hasTruth ? matches.filter(({ isSamePerson }) => isSamePerson === true).length : null;
    const wrong = (matches: readonly StaffMatch[]) =>
      vetting.hasTruth ? matches.filter(({ isSamePerson }) => isSamePerson === false).length : null;
    return [
      {
        id: 'roles.flags',
        title: 'Flags by the role in which the person is recorded',
        questions: ['PSD-Q3', 'PSD-Q4'],
        ...(firewall.byRole.length === 0 || !vetting.hasRoles
          ? { notComputed: vetting.hasRoles ? notComputed('nobody is flagged') : NO_ROLES }
          : {
              table: {
                columns: [
                  { name: 'role', label: 'Role', unit: 'text', key: true },
                  { name: 'flags', label: 'Flags', unit: 'count' },
                  { name: 'staff', label: 'Staff', unit: 'count', people: true, sensitive: true },
                ],
                rows: firewall.byRole.map((row) => [row.role, row.flags, row.staff]),
              },
            }),
        unit: 'count',
        method: FIREWALL,
      },
      {
        id: 'roles.leaked',
        title: 'Records of victims, witnesses and callers that reach the view of those who look for offending',
        questions: ['PSD-Q4', 'PSD-R3'],
        value: leakedRecords(suspectView, vetting.records.role),
        unit: 'count',
        method: { name: 'Leakage test on the records shown', source: 'counted from the records, not from the filter' },
      },
      {
        id: 'roles.protected-only',
        title: 'Of the staff flagged: how many are on record only as victim, witness or caller',
        questions: ['PSD-Q3', 'PSD-R4'],
        ...(vetting.hasRoles
          ? statedProportion({ successes: firewall.protectedOnlyStaff, total: staffOf(flags) })
          : { notComputed: NO_ROLES }),
        unit: 'proportion',
        denominatorLabel: 'staff with a flag',
        people: true,
        method: FIREWALL,
      },
      {
        id: 'roles.mixed',
        title: 'Of the staff flagged: how many are on record both as suspected and as victim, witness or caller',
        questions: ['PSD-Q4'],
        ...(vetting.hasRoles
          ? statedProportion({ successes: firewall.mixedRoleStaff, total: staffOf(flags) })
          : { notComputed: NO_ROLES }),
        unit: 'proportion',
        denominatorLabel: 'staff with a flag',
        people: true,
        method: FIREWALL,
      },
      {
        id: 'variants.compared',
        title: 'Searching suspects only, or victims and witnesses as well',
        questions: ['PSD-R3', 'PSD-R4'],
        ...(vetting.hasRoles ? { table: variants() } : { notComputed: NO_ROLES }),
        unit: 'count',
        method: FIREWALL,
        limitations: [
          'Finding somebody as a victim is no finding of risk; what it was for has to be said by the force.',
        ],
      },
    ];

    function variants(): FindingDraft['table'] & object {
      return {
        columns: [
          { name: 'variant', label: 'Variant', unit: 'text', key: true },
          { name: 'flags', label: 'Flags', unit: 'count' },
          { name: 'staff', label: 'Staff looked into', unit: 'count', people: true },
          { name: 'right', label: 'Flags about that person', unit: 'count' },
          { name: 'wrong', label: 'Flags about somebody else', unit: 'count' },
        ],
        rows: [
          ['suspects only', suspectView.length, staffOf(suspectView), right(suspectView), wrong(suspectView)],
          ['all roles', flags.length, staffOf(flags), right(flags), wrong(flags)],
          ['added by victims and witnesses', withheld.length, staffOf(withheld), right(withheld), wrong(withheld)],
        ],
      };
    }
  },
});

export const collateralFindings = findings({
  name: 'collateralFindings',
  title: 'Who else is drawn in',
  needs: { vetting, flags },
  compute: ({ vetting, flags }): FindingDraft[] => {
    const shared = {
      id: 'collateral.people',
      title: 'People other than staff who would be looked at, by how they come in',
      questions: ['PSD-R2', 'PSD-Q7'],
      unit: 'count',
      method: {
        name: 'Scenarios run over every record: namesakes, and people recorded at the address of staff',
        source: 'counts against the truth',
      },
      limitations: ['A search by address is a scenario, not part of the tool as it was described.'],
    } as const;
    if (!vetting.hasTruth) return [{ ...shared, notComputed: NO_TRUTH }];
    const { staff, records } = vetting;
    const rows = collateral(
      { surname: staff.surname, address: staff.address, postcode: staff.postcode!, entity: staff.entity! },
      { surname: records.surname, address: records.address, postcode: records.postcode!, entity: records.entity! },
      flags,
    );
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'scenario', label: 'How they come in', unit: 'text', key: true },
            { name: 'people', label: 'People', unit: 'count', people: true },
            { name: 'records', label: 'Records opened', unit: 'count' },
            { name: 'staff', label: 'Because of so many staff', unit: 'count', people: true },
          ],
          rows: rows.map((row) => [row.scenario, row.people, row.records, row.staff]),
        },
      },
    ];
  },
});

const HALF_WIDTHS = [0.1, 0.05, 0.03];

export const workloadFindings = findings({
  name: 'workloadFindings',
  title: 'What looking into flags takes, and how long a pilot must run',
  needs: { vetting, flags, minutesPerFlag, recordsPerDay },
  compute: ({ vetting, flags, minutesPerFlag, recordsPerDay }): FindingDraft[] => {
    const perDay = vetting.recordCount === 0 ? 0 : (flags.length / vetting.recordCount) * recordsPerDay;
    const right = flags.filter(({ isSamePerson }) => isSamePerson === true).length;
    const guess = vetting.hasTruth && flags.length > 0 ? right / flags.length : 0.5;
    const z = normalQuantile(0.975);
    const method = { name: 'Flags × minutes', source: 'the parameters of this run' };
    return [
      {
        id: 'workload.first-run',
        title: 'Hours to look into the flags of the first run',
        questions: ['PSD-C1'],
        value: (flags.length * minutesPerFlag) / 60,
        unit: 'hours',
        method,
      },
      {
        id: 'workload.per-year',
        title: 'Hours a year from then on',
        questions: ['PSD-C1'],
        value: (perDay * 365 * minutesPerFlag) / 60,
        unit: 'hours',
        method,
        limitations: ['New records are taken to be like the stored ones.'],
      },
      {
        id: 'pilot.size',
        title: 'Flags, and days of running, that a pilot needs to say how often a flag is right',
        questions: ['PSD-Q1'],
        ...(perDay === 0
          ? { notComputed: notComputed('no flag is expected on any day') }
          : {
              table: {
                columns: [
                  { name: 'within', label: 'To within', unit: 'percentage-points', key: true },
                  { name: 'flags', label: 'Flags to look into', unit: 'count', people: false },
                  { name: 'days', label: 'Days of running, without the first run', unit: 'days' },
                ],
                rows: HALF_WIDTHS.map((width) => {
                  const needed = Math.ceil((z * z * Math.max(guess * (1 - guess), 0.05)) / (width * width));
                  return [width, needed, Math.ceil(needed / perDay)];
                }),
              },
            }),
        unit: 'count',
        method: { name: 'Sample size for a proportion', source: 'Cochran (1977), chapter 4' },
      },
    ];
  },
});
