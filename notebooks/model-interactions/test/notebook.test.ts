import { type TextColumn, tableOf } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { personRegister } from '@assay/synthetic';
import { describe, expect, it } from 'vitest';
import { records, truth } from '../inputs.ts';
import notebook from '../notebook.ts';

const columnOf = (found: ReadonlyMap<string, FindingDraft>, id: string, name: string) => {
  const { columns, rows } = found.get(id)!.table!;
  const at = columns.findIndex((each) => each.name === name);
  return new Map(
    rows.map((row) => [columns.flatMap(({ key }, place) => (key ? [row[place]] : [])).join(), row[at] as number]),
  );
};
const settings = {
  recordingYears: 2,
  furtherRecordsShare: 0.4,
  furtherRecords: [0.42, 0.2, 0.12, 0.08, 0.06, 0.04, 0.03, 0.02, 0.01, 0.01, 0.01],
};
const made = (given: object) => {
  const { register, truth } = personRegister({ seed: 'test', records: 6000, ...settings, ...given });
  return { records: register, truth };
};

describe('model interactions', async () => {
  const found = await computeFindings(notebook, made({}));

  it('states findings that hold together', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });

  it('adds up: found, hidden and drawn in', () => {
    const of = (name: string) => columnOf(found, 'chain.by-tolerance', name).get('2')!;
    expect(of('found') + (found.get('chain.hidden')!.value as number)).toBe(of('frequent'));
    expect(of('found') + of('drawnIn')).toBe(of('listed'));
    expect(of('drawnIn')).toBe(found.get('chain.drawn-in')!.value);
  });

  it('merges more and scatters less as the tolerance grows, and errs nowhere without error', () => {
    const rising = ['0', '1', '2', '3'].map((edits) => columnOf(found, 'chain.by-tolerance', 'mixed').get(edits)!);
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    const falling = ['0', '1', '2', '3'].map((edits) => columnOf(found, 'chain.by-tolerance', 'scattered').get(edits)!);
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    expect(columnOf(found, 'chain.by-tolerance', 'recall').get('no error')).toBe(1);
    expect(columnOf(found, 'chain.by-tolerance', 'drawnIn').get('no error')).toBe(0);
  });

  it('divides among groups the people whom the chain counts', () => {
    for (const [name, whole] of [
      ['frequent', 'frequent'],
      ['drawnIn', 'drawnIn'],
      ['offered', 'referred'],
      ['offeredWrongly', 'referredWrongly'],
    ] as const) {
      const groups = [...columnOf(found, 'groups.by-tolerance', name)].filter(([key]) => key.startsWith('2,'));
      expect(groups.reduce((sum, [, number]) => sum + number, 0)).toBe(
        columnOf(found, 'chain.by-tolerance', whole).get('2'),
      );
    }
  });

  it('keeps the total of errors, and hides more people with unfamiliar names when errors gather there', () => {
    const hidden = columnOf(found, 'unlike.by-origin', 'hidden');
    const ratio = columnOf(found, 'unlike.by-origin', 'ratio');
    for (const group of ['South Asian', 'African or Caribbean']) {
      expect(hidden.get(`mostly on unfamiliar names,${group}`)).toBeGreaterThan(hidden.get(`alike for all,${group}`)!);
      expect(ratio.get(`mostly on unfamiliar names,${group}`)).toBeLessThan(ratio.get(`no error,${group}`)!);
      // Errors alike for all hardly move the ratio.
      expect(ratio.get(`alike for all,${group}`)! / ratio.get(`no error,${group}`)!).toBeCloseTo(1, 2);
    }
    expect(hidden.get('mostly on unfamiliar names,British or Irish')).toBeLessThan(
      hidden.get('alike for all,British or Irish')!,
    );
  });

  it('hides hardly anyone where names and dates are written without error', async () => {
    const none = {
      firstNameTypingErrors: 0,
      surnameTypingErrors: 0,
      nicknames: 0,
      respellings: 0,
      lostDiacritics: 0,
      droppedNameParts: 0,
      surnameChangeFactor: 0,
      swappedNames: 0,
      missingFirstNames: 0,
      missingSurnames: 0,
      swappedDayAndMonth: 0,
      wrongDateDigits: 0,
      defaultDates: 0,
      placeholderDates: 0,
      impossibleDates: 0,
      missingDates: 0,
    };
    const clean = await computeFindings(notebook, made(none));
    expect(columnOf(clean, 'chain.by-tolerance', 'recall').get('0')).toBe(1);
    expect(columnOf(clean, 'chain.by-tolerance', 'scattered').get('0')).toBe(0);
  });

  it('hides more people with unfamiliar names where those are mistyped more, with nobody behaving differently', async () => {
    const far = await computeFindings(notebook, made({ records: 12_000, unfamiliarNameFactor: 6, lostDiacritics: 0 }), {
      tolerance: 0,
    });
    const { columns, rows } = far.get('groups.by-origin')!.table!;
    const at = (name: string) => columns.findIndex((each) => each.name === name);
    const familiar = rows.find(([group]) => group === 'British or Irish')!;
    const asian = rows.find(([group]) => group === 'South Asian')!;
    expect(asian[at('hiddenLow')]).toBeGreaterThan(familiar[at('hiddenHigh')] as number);
  });

  it('calls two groups alike only where the whole range lies within a quarter either way', async () => {
    const mistyped = {
      firstNameTypingErrors: 0.3,
      surnameTypingErrors: 0.3,
      unfamiliarNameFactor: 1,
      lostDiacritics: 0,
    };
    const alike = await computeFindings(notebook, made(mistyped), { contactsToFlag: 3, tolerance: 0 });
    const verdicts = alike.get('groups.ratio')!.table!.rows.map(([group, , low, high, verdict]) => {
      const isWithin = (low as number) > 1 / 1.25 && (high as number) < 1.25;
      return [group, verdict, isWithin ? 'equivalent' : 'insufficient evidence'];
    });
    for (const [group, verdict, expected] of verdicts) expect(verdict, String(group)).toBe(expected);
    expect(new Set(verdicts.map(([, verdict]) => verdict)).size).toBe(2);
  });

  it('counts suspects and victims in a force’s own words, and none in words that no list has', async () => {
    const given = made({ records: 1500 });
    const withRoles = (rename: (word: string) => string) => {
      const role = given.records.columns['role'] as TextColumn;
      const renamed = { ...role, values: role.values.map(rename) };
      return { ...given, records: { ...given.records, columns: { ...given.records.columns, role: renamed } } };
    };
    const ids = ['checks.by-tolerance', 'hotspots.by-tolerance', 'overlap.lists'];
    const usual = await computeFindings(notebook, given);
    const own: Readonly<Record<string, string>> = { victim: 'Aggrieved', suspect: 'ACCUSED' };
    const read = await computeFindings(
      notebook,
      withRoles((word) => own[word] ?? word),
    );
    for (const id of ids) expect(read.get(id)!.table!.rows, id).toEqual(usual.get(id)!.table!.rows);
    const unread = await computeFindings(
      notebook,
      withRoles((word) => (word === 'suspect' ? 'Nominal 7' : word)),
    );
    for (const id of ids) expect(unread.get(id)!.notComputed?.reason, id).toContain('(“Nominal 7”)');
  });

  it('tells no groups apart, and tries no error on unfamiliar names, where neither origin nor ethnicity is known', async () => {
    const { records } = made({ records: 1500 });
    const { self_defined_ethnicity: _, ...columns } = records.columns;
    const unknown = await computeFindings(notebook, { records: { ...records, columns } });
    for (const id of ['unlike.by-origin', 'groups.by-origin', 'groups.ratio', 'groups.by-tolerance'])
      expect(unknown.get(id)!.notComputed?.reason, id).toBe('the origin of names is not given');
    expect(unknown.get('groups.by-ethnicity')!.notComputed?.reason).toBe('ethnicity is not given');
  });

  it('says why where nobody knows whom a record is about', async () => {
    const { columns } = made({ records: 50 }).records;
    const entity = { kind: 'text', codes: new Int32Array(50).fill(-1), values: [] } as const;
    const unknown = await computeFindings(notebook, {
      records: { rowCount: 50, columns: { ...columns, entity } },
      truth: tableOf(truth.schema, {}),
    });
    expect([...unknown.values()].flatMap(findingProblems)).toEqual([]);
    expect([...unknown.keys()].sort()).toEqual([...found.keys()].sort());
    expect(unknown.get('chain.by-tolerance')!.notComputed!.reason).toBe(
      'the records do not say who each is truly about',
    );
    expect(records.dataset).toBe('contact-records');
  });
});

it('says that nobody is in frequent contact, and not that nobody of them is hidden', async () => {
  const few = await computeFindings(notebook, made({}), { contactsToFlag: 50 });
  expect(few.get('chain.hidden')).toMatchObject({
    notComputed: { reason: 'nobody in these records is in frequent contact' },
  });
  expect(few.get('chain.drawn-in')!.value).toBe(0);
});
