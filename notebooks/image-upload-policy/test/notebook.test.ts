import { codeEntry, codeList, codeOf, type NumberColumn, type TextColumn } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { imagePolicy } from '@assay/synthetic';
import { describe, expect, it } from 'vitest';
import notebook from '../notebook.ts';

const column = (found: ReadonlyMap<string, FindingDraft>, id: string, name: string) => {
  const { columns, rows } = found.get(id)!.table!;
  return rows.map((row) => row[columns.findIndex((each) => each.name === name)] as number);
};
const seeds = (settings: object) => imagePolicy({ seed: 'test', cases: 8000, ...settings });
const findingsOf = (made: ReturnType<typeof imagePolicy>) => computeFindings(notebook, { decisions: made.decisions });

describe('image upload policy', async () => {
  const made = seeds({});
  const found = await findingsOf(made);

  it('states findings that hold together', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });

  it('says what it can of a file that names no officer, and of officers why it says nothing', async () => {
    const { officer: _, ...columns } = made.decisions.columns;
    const without = await computeFindings(notebook, { decisions: { ...made.decisions, columns } });
    const stated = [...without].filter(([id]) => /officers/.test(id));
    expect(stated).toHaveLength(6);
    for (const [id, { value, table, notComputed }] of stated) {
      expect([id, value ?? null, table ?? null]).toEqual([id, null, null]);
      expect(notComputed?.reason).toBe('the file does not say which officer decided (officer was not given)');
    }
    for (const [id, { value, table }] of found) {
      if (/officers/.test(id)) continue;
      expect([without.get(id)!.value, without.get(id)!.table], id).toEqual([value, table]);
    }
  });

  it('finds how far officers differ: the true spread where there is one, chance where there is none', async () => {
    const leaning = (made.truth.columns['log_odds_of_upload'] as NumberColumn).values;
    const mean = leaning.reduce((sum, one) => sum + one, 0) / leaning.length;
    const spread = Math.sqrt(leaning.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (leaning.length - 1));
    // A unit of log odds moves a share by about p(1 − p), here less than a quarter.
    const seen = found.get('officers.spread')!.value as number;
    expect(seen).toBeGreaterThan(spread * 0.1);
    expect(seen).toBeLessThan(spread * 0.25);
    expect(found.get('officers.chance')!.value).toBe('less than one in ten thousand');

    const alike = await findingsOf(seeds({ officerSpread: 1e-9, teamSpread: 1e-9 }));
    expect(alike.get('officers.chance')!.value).toMatch(/^about \d\d+ in a thousand$/);
    expect(alike.get('officers.factor')!.value).toBeLessThan(1.3);
  });

  it('shows no columns of limits where no number has any', () => {
    const empty = [...found].flatMap(([id, { table }]) =>
      (table?.columns ?? []).flatMap(({ kind, name }, at) =>
        kind?.kind === 'limit' && table!.rows.every((row) => row[at] === null) ? [`${id}: ${name}`] : [],
      ),
    );
    expect(empty).toEqual([]);
  });

  it('calls as many officers outside as its funnel shows', () => {
    const rows = found.get('upload.officers')!.table!.rows;
    expect(found.get('officers.outside')!.numerator).toBe(rows.filter((row) => row.at(-1) !== 'within').length);
  });

  it('lets found, deleted and still held share every image, and counts a deletion as no hit', () => {
    const shares = column(found, 'found.by-year', 'found').map(
      (one, at) => one + column(found, 'found.by-year', 'deleted')[at]!,
    );
    for (const share of shares) expect(share).toBeLessThan(1);
    column(found, 'found.by-year', 'ifKept').forEach((kept, at) => {
      expect(kept).toBeGreaterThanOrEqual(column(found, 'found.by-year', 'found')[at]!);
    });
  });

  it('rests odds over contexts on the fewest cases of either outcome on either side', async () => {
    const behind = (of: typeof found) => {
      const sums = ['uploadedCriminal', 'uploaded', 'keptCriminal', 'kept'].map((name) =>
        column(of, 'decisions.joint', name).reduce((sum, cases) => sum + cases),
      );
      return [sums[0]!, sums[1]! - sums[0]!, sums[2]!, sums[3]! - sums[2]!];
    };
    const stated = (of: typeof found) => of.get('decisions.odds')!.parts![0]!.value;
    expect(stated(found)).toBe(Math.min(...behind(found)));
    // Whoever had a criminal outcome has the other one, and the other way round.
    const { values, codes } = made.decisions.columns['disposal'] as TextColumn;
    const list = codeList('image-disposal');
    const isCriminal = values.map((word) => codeEntry(list, codeOf(list, word)!).group === 'Criminal outcome');
    const [criminal, other] = [values[isCriminal.indexOf(true)]!, values[isCriminal.indexOf(false)]!];
    const disposal = {
      kind: 'text',
      values: [criminal, other],
      codes: codes.map((code) => (code < 0 ? code : Number(isCriminal[code]))),
    } as const;
    const columns = { ...made.decisions.columns, disposal };
    const turned = await computeFindings(notebook, { decisions: { ...made.decisions, columns } });
    const [one, two, three, four] = behind(found);
    expect(behind(turned)).toEqual([two, one, four, three]);
    expect(stated(turned)).toBe(stated(found));
  });

  it('recovers the rate that was put in', () => {
    const rates = found.get('found.by-context')!.table!;
    const at = (name: string) => rates.columns.findIndex((each) => each.name === name);
    for (const [context, factor] of [
      ['consensual, no aggravation', 0.5],
      ['shared without consent', 1.4],
    ] as const) {
      const row = rates.rows.find(([key]) => key === context)!;
      expect(row[at('rateLow')]).toBeLessThan(35 * factor);
      expect(row[at('rateHigh')]).toBeGreaterThan(35 * factor);
    }
  });

  it('loses fewer hits, and spares fewer years, the longer images are held', () => {
    const lost = column(found, 'retention.horizons', 'lost');
    expect(lost).toEqual([...lost].sort((a, b) => b - a));
    expect(lost.at(-1)).toBe(0);
    const spared = column(found, 'retention.horizons', 'spared');
    expect(spared).toEqual([...spared].sort((a, b) => b - a));
  });

  it('keeps upload and disposal apart, as they were made', () => {
    const { low, high } = found.get('decisions.odds')!.interval as { low: number; high: number };
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1);
  });

  it('moves young people between outcomes and loses none', () => {
    const criminal = column(found, 'policies.compared', 'criminal');
    const support = column(found, 'policies.compared', 'support');
    for (const [at, number] of criminal.entries()) expect(number + support[at]!).toBe(criminal[0]! + support[0]!);
    expect(criminal.at(-1)).toBe(0);
  });

  it('says why nothing is followed where nothing was uploaded', async () => {
    const { decisions } = imagePolicy({ seed: 1, cases: 60, reappearancePerYear: 0 });
    const codes = new Int32Array(60);
    const columns = { ...decisions.columns, uploaded: { kind: 'text', codes, values: ['no', 'yes'] } as const };
    const none = await computeFindings(notebook, { decisions: { ...decisions, columns } });
    expect([...none.values()].flatMap(findingProblems)).toEqual([]);
    expect(none.get('retention.horizons')!.notComputed!.reason).toContain('no image was followed');
  });

  it('counts no criminal outcome and no hit as none because a force has its own words for them', async () => {
    const { decisions } = imagePolicy({ seed: 1, cases: 400 });
    const renamed = (name: string, words: Readonly<Record<string, string>>) => {
      const text = decisions.columns[name] as TextColumn;
      return { [name]: { ...text, values: text.values.map((word) => words[word] ?? word) } };
    };
    const of = (columns: Readonly<Record<string, TextColumn>>) =>
      computeFindings(notebook, { decisions: { ...decisions, columns: { ...decisions.columns, ...columns } } });
    const usual = await of({});
    const read = await of({
      ...renamed('disposal', { 'no further action': 'NFA', charge: 'Charged', caution: 'Youth caution' }),
      ...renamed('child_age_band', { '16-17': '16 to 17' }),
    });
    for (const name of ['criminal', 'ratio'])
      expect(column(read, 'harms.by-age', name)).toEqual(column(usual, 'harms.by-age', name));
    expect(column(read, 'policies.compared', 'criminal')).toEqual(column(usual, 'policies.compared', 'criminal'));
    const unread = await of({
      ...renamed('disposal', { charge: 'Result 7' }),
      ...renamed('ended_by', { 'found again': 'Matched' }),
      ...renamed('context', { 'consensual, no aggravation': 'Youth produced' }),
    });
    expect([...unread.values()].flatMap(findingProblems)).toEqual([]);
    for (const id of ['policies.compared', 'decisions.joint', 'decisions.odds'])
      expect(unread.get(id)!.notComputed?.reason, id).toContain('(“Result 7”)');
    for (const id of ['found.per-1000-years', 'found.by-year', 'retention.horizons', 'missed.by-context'])
      expect(unread.get(id)!.notComputed?.reason, id).toContain('(“Matched”)');
    expect(column(unread, 'harms.by-age', 'criminal')).toEqual([null, null, null]);
    expect(column(unread, 'harms.by-age', 'seized')).toEqual(column(usual, 'harms.by-age', 'seized'));
    const other = await of(renamed('context', { 'consensual, no aggravation': 'Youth produced' }));
    expect(other.get('policies.compared')!.table!.rows).toHaveLength(3);
  });
});
