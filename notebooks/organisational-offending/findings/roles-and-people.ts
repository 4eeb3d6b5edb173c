import { recordedRoles } from '@assay/dataset';
import { cell, finding, findings, wordsRead } from '@assay/notebook';
import {
  flagsPerDay,
  flagTally,
  leakedRecords,
  pilotSizes,
  roleFirewall,
  type StaffMatch,
  vettingCollateral,
} from '@assay/record-matching';
import { notComputed, STATISTICAL_METHODS, takeRows } from '@assay/statistics';
import { minutesPerFlag } from '../inputs.ts';
import { scope, vetting } from '../vetting.ts';
import { flags } from './flags.ts';

export const firewall = cell('firewall', 'Flags parted by the role of the record', {
  needs: { vetting, flags },
  compute: ({ vetting, flags }) => roleFirewall(flags, vetting.records.role),
});

const FIREWALL = {
  name: 'Records parted by role before anything is shown',
  source: 'Data Protection Act 2018, section 38',
};

export const scopeFindings = findings('scopeFindings', 'Who is in scope', {
  needs: { scope },
  compute: ({ scope }) => {
    const about = finding.about({ questions: ['PSD-Q5', 'PSD-R1'], method: STATISTICAL_METHODS.count });
    return [
      about.table('scope.staff', 'Staff at work and staff who left, and those without a collar number', {
        method: { name: 'Count of staff rows by kind and end of employment', source: 'the input' },
        rows: scope.byKind,
        columns: (t) => [
          t.key('kind', 'Kind'),
          t.count('current', 'At work: searched', 'staff'),
          t.count('left', 'Left: not searched', 'staff'),
          t.count('withoutCollar', 'At work, no collar number', 'staff'),
        ],
      }),
      about.count('scope.left', 'Staff who left: not searched', 'staff', scope.left),
      about.count('scope.collars-handed-on', 'Collar numbers that more than one person has borne', {
        counts: 'records',
        from: scope.collarsHandedOn,
        questions: ['PSD-Q5', 'PSD-Q2'],
        method: { name: 'Count of numbers with two or more holders', source: 'the input' },
      }),
      about.count('scope.records', 'Records searched', 'records', scope.recordCount),
      about.count('scope.searched', 'Members of staff searched', 'staff', scope.atWork.length),
      about.estimate('scope.new-records', 'New records a day', scope.newRecordsPerDay, {
        contributors: scope.recordCount,
        counts: 'records',
        unit: 'count',
        limitations: 'Unless stated, those of the last year of the file: too few where it holds a part of all records.',
      }),
      wordsRead(about, 'scope.words', 'What was made of each word of the file', scope.words),
    ];
  },
});

export const roleFindings = findings('roleFindings', 'Victims and witnesses among the flags', {
  needs: { vetting, flags, firewall },
  compute: ({ vetting, flags, firewall }) => {
    const { suspectView, withheld, withoutRole } = firewall;
    const withRole = withheld.filter((match) => !withoutRole.includes(match));
    const about = finding.about({ questions: ['PSD-Q4'], method: FIREWALL, counts: 'staff' });
    // Of a word that no list has nobody knows whether it is a suspect's: a number by role would take it for somebody's to protect.
    const ofFlags = takeRows(
      vetting.records.role,
      flags.map(({ record }) => record),
    );
    const withRoles = about.given((flags.length > 0 ? recordedRoles(ofFlags).noRole : null) ?? firewall);
    const tally = (matches: readonly StaffMatch[]) => flagTally(matches, vetting.withoutTruth === null);
    const ofStaff = withoutRole.length > 0 ? 'staff with a flag and a role in each record' : 'staff with a flag';
    return [
      withRoles.table('roles.flags', 'Flags by the role in which the person is recorded', {
        questions: ['PSD-Q3', 'PSD-Q4'],
        rows: ({ byRole }) => (byRole.length === 0 ? notComputed('nobody is flagged') : byRole),
        columns: (t) => [
          t.key('role', 'Role'),
          t.count('flags', 'Flags', 'flags'),
          t.count('staff', 'Staff', 'staff', 'staff', { sensitive: true }),
        ],
      }),
      about.count('roles.leaked', {
        title: 'Records of victims, witnesses and callers that reach the view of those who look for offending',
        counts: 'records',
        from: leakedRecords(suspectView, vetting.records.role),
        questions: ['PSD-Q4', 'PSD-R3'],
        method: { name: 'Leakage test on the records shown', source: 'counted from the records, not from the filter' },
      }),
      withRoles.share('roles.protected-only', {
        title: 'Of the staff flagged: how many are on record only as victim, witness or caller',
        from: ({ protectedOnlyStaff, staffWithRoles }) => ({ of: protectedOnlyStaff, outOf: staffWithRoles }),
        outOfLabel: ofStaff,
        questions: ['PSD-Q3', 'PSD-R4'],
      }),
      withRoles.share('roles.mixed', {
        title: 'Of the staff flagged: how many are on record both as suspected and as victim, witness or caller',
        from: ({ mixedRoleStaff, staffWithRoles }) => ({ of: mixedRoleStaff, outOf: staffWithRoles }),
        outOfLabel: ofStaff,
      }),
      withRoles.table('variants.compared', 'Searching suspects only, or victims and witnesses as well', {
        questions: ['PSD-R3', 'PSD-R4'],
        limitations: 'Finding somebody as a victim is no finding of risk; what it was for has to be said by the force.',
        rows: [
          { variant: 'suspects only', ...tally(suspectView) },
          { variant: 'all roles', ...tally(flags) },
          { variant: 'added by victims and witnesses', ...tally(withRole) },
          ...(withoutRole.length > 0 ? [{ variant: 'added by records without a role', ...tally(withoutRole) }] : []),
        ],
        columns: (t) => [
          t.key('variant', 'Variant'),
          t.count('flags', 'Flags', 'flags'),
          t.count('staff', 'Staff looked into', 'staff'),
          t.count('right', 'Flags about that person', 'flags'),
          t.count('wrong', 'Flags about somebody else', 'flags'),
        ],
      }),
    ];
  },
});

export const collateralFindings = findings('collateralFindings', 'Who else is drawn in', {
  needs: { vetting, flags },
  compute: ({ vetting, flags }) => {
    const about = finding.about({
      questions: ['PSD-R2', 'PSD-Q7'],
      method: {
        name: 'Scenarios run over every record: namesakes, and people recorded at the address of staff',
        source: 'counts against the truth',
      },
    });
    return [
      about
        .given(vetting.withoutTruth ?? vetting)
        .table('collateral.people', 'People other than staff who would be looked at, by how they come in', {
          limitations: 'A search by address is a scenario, not part of the tool as it was described.',
          rows: ({ staff, records }) => vettingCollateral(staff, records, flags),
          columns: (t) => [
            t.key('scenario', 'How they come in'),
            t.people('people', 'People'),
            t.count('records', 'Records opened', 'records'),
            t.count('staff', 'Because of so many staff', 'staff'),
          ],
        }),
    ];
  },
});

const HALF_WIDTHS = [0.1, 0.05, 0.03];

export const workloadFindings = findings('workloadFindings', {
  title: 'What looking into flags takes, and how long a pilot must run',
  needs: { vetting, flags, minutesPerFlag },
  compute: ({ vetting, flags, minutesPerFlag }) => {
    const perDay = flagsPerDay({ ...vetting, flags: flags.length });
    const about = finding.about({
      questions: ['PSD-C1'],
      method: { name: 'Flags × minutes', source: 'the parameters of this run' },
      contributors: flags.length,
      counts: 'flags',
      unit: 'hours',
    });
    return [
      about.estimate('workload.first-run', 'Hours to look into the flags of the first run', {
        from: (flags.length * minutesPerFlag) / 60,
      }),
      about.given(perDay).estimate('workload.per-year', 'Hours a year from then on', {
        from: (perDay) => (perDay * 365 * minutesPerFlag) / 60,
        limitations: 'New records are taken to be like the stored ones.',
      }),
      about.table('pilot.size', 'Flags, and days of running, that a pilot needs to say how often a flag is right', {
        questions: ['PSD-Q1'],
        unit: 'count',
        method: { name: 'Sample size for a proportion', source: 'Cochran (1977), chapter 4' },
        rows: pilotSizes(flagTally(flags, vetting.withoutTruth === null), perDay, HALF_WIDTHS),
        estimates: { contributors: () => flags.length, limits: false },
        columns: (t) => [
          t.key('within', 'To within', 'within', { unit: 'percentage-points' }),
          t.estimate('flags', 'Flags to look into', 'flags', { unit: 'count' }),
          t.estimate('days', 'Days of running, without the first run', 'days', { unit: 'days' }),
        ],
      }),
    ];
  },
});
