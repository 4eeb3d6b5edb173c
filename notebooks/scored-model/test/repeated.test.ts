import { tableOf } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { scored } from '../inputs.ts';
import notebook from '../notebook.ts';

const PEOPLE = 400;

function columnsOf(copies: number) {
  const random = randomStream('repeated people');
  const rows = Array.from({ length: PEOPLE }, (_, index) => {
    const score = random.next();
    return {
      person: `p${index}`,
      group: index % 4 === 0 ? 'B' : 'A',
      second_group: index % 3 === 0 ? 'x' : 'y',
      score,
      decision: score > 0.7 ? 'yes' : 'no',
      outcome: random.next() < score ? 'yes' : 'no',
    };
  });
  const all = rows.flatMap((row) => Array<(typeof rows)[number]>(copies).fill(row));
  const names = ['person', 'group', 'second_group', 'score', 'decision', 'outcome'] as const;
  return Object.fromEntries(names.map((name) => [name, all.map((row) => row[name])]));
}

const compute = (columns: Record<string, (string | number | null)[]>, parameters = {}) =>
  computeFindings(notebook, { scored: tableOf(scored.schema, columns) }, parameters);

const rangeOf = (found: ReadonlyMap<string, FindingDraft>, id: string) => {
  const { interval } = found.get(id)!;
  return interval === undefined || interval === null || 'status' in interval ? [] : [interval.low, interval.high];
};

describe('rows that repeat people', async () => {
  const single = await compute(columnsOf(1));
  const copied = await compute(columnsOf(5));

  it('have the ranges of the people, within what is lost by estimating how alike rows are', () => {
    const ids = ['flags.share', 'errors.wrongly', 'errors.missed', 'errors.right', 'score.area'];
    for (const id of ids) {
      const [own, other] = [rangeOf(single, id), rangeOf(copied, id)];
      expect([own.length, other.length], id).toEqual([2, 2]);
      for (const end of [0, 1]) expect(Math.abs(own[end]! - other[end]!), id).toBeLessThan(0.005);
      expect(
        copied.get(id)!.limitations?.some((each) => each.startsWith('Rows repeat people')),
        id,
      ).toBe(true);
    }
  });

  it('say beside the shares of a table that they are of rows and have no range; people who stand once do not', () => {
    for (const id of ['people.by-group', 'score.by-band']) {
      const says = (found: typeof single) =>
        found.get(id)!.limitations?.includes('Rows repeat people: shares are of rows, and none has a range.');
      const ends = (found: typeof single) => found.get(id)!.table!.columns.filter(({ kind }) => kind?.kind === 'limit');
      expect([id, says(copied), ends(copied).length, says(single), ends(single).length > 0]).toEqual([
        ...[id, true, 0, false, true],
      ]);
    }
  });

  it('leave no range in any table narrower than that of the people by a tenth', () => {
    let compared = 0;
    for (const [id, { table }] of single) {
      const other = copied.get(id)!.table;
      if (!table || !other) continue;
      for (const { name, kind } of table.columns) {
        if (kind?.kind !== 'limit' || kind.end !== 'low') continue;
        const place = (columns: typeof table.columns, wanted: string) =>
          columns.findIndex((each) => each.name === wanted);
        const high = table.columns.find(
          (each) => each.kind?.kind === 'limit' && each.kind.of === kind.of && each.kind.end === 'high',
        )!;
        for (const [at, row] of table.rows.entries()) {
          const widthIn = ({ columns }: typeof table, cells: typeof row) => {
            const [from, to] = [place(columns, name), place(columns, high.name)];
            return from < 0 ? null : Number(cells[to]) - Number(cells[from]);
          };
          const [own, repeated] = [widthIn(table, row), widthIn(other, other.rows[at]!)];
          if (repeated === null || own === null || !(own > 0)) continue;
          compared++;
          expect(repeated / own, `${id}.${name}`).toBeGreaterThan(0.9);
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
    expect([...copied.values()].flatMap(findingProblems)).toEqual([]);
  });

  it('have the verdicts of the people', () => {
    const verdicts = (found: typeof single) => {
      const { columns, rows } = found.get('errors.gaps')!.table!;
      const at = columns.findIndex(({ name }) => name === 'verdict');
      return rows.map((row) => row[at]);
    };
    expect(verdicts(copied)).toEqual(verdicts(single));
  });

  it('have of the area between curves what chance gives among people', () => {
    const limitsOf = (found: typeof single) => {
      const { columns, rows } = found.get('score.gaps')!.table!;
      const at = columns.findIndex(({ name }) => name === 'byChance');
      return rows.map((row) => Number(row[at]));
    };
    for (const [at, limit] of limitsOf(single).entries())
      expect(Math.abs(limitsOf(copied)[at]! / limit - 1)).toBeLessThan(0.15);
  });

  it('have the power of the people, not of so many rows', () => {
    const powers = (found: typeof single) => {
      const { columns, rows } = found.get('power.by-group')!.table!;
      const at = columns.findIndex(({ name }) => name === 'power');
      return rows.map((row) => Number(row[at]));
    };
    for (const [at, power] of powers(single).entries()) {
      // Student's t for the normal quantile takes a little away.
      expect(powers(copied)[at]!).toBeLessThanOrEqual(power + 1e-9);
      expect(powers(copied)[at]!).toBeGreaterThan(power - 0.03);
    }
  });
});

describe('words and scores that are not what they seem', () => {
  it('a column of decisions that nobody can read is not replaced by a list that nobody decided', async () => {
    const columns = columnsOf(1);
    const levels = columns.score!.map((score) =>
      Number(score) > 0.7 ? 'High' : Number(score) > 0.4 ? 'Medium' : 'Low',
    );
    await expect(compute({ ...columns, decision: levels })).rejects.toThrow(
      /no word of decision says yes or no: .*Medium.*--parameter "flaggedWords=…"/,
    );
    const named = await compute({ ...columns, decision: levels }, { flaggedWords: 'high' });
    expect(named.get('flags.rule')!.value).toBe('the decisions of the file');
    await expect(compute({ ...columns, outcome: levels })).rejects.toThrow('--parameter "happenedWords=…"');
  });

  it('outcomes all unknown are not computed, and 1.0 is yes', async () => {
    const columns = columnsOf(1);
    const unknown = await compute({ ...columns, outcome: columns.outcome!.map(() => 'not known') });
    expect(unknown.get('errors.wrongly')!.notComputed?.reason).toBe(
      'every row of what happened says that it is not known',
    );
    const numbers = await compute({
      ...columns,
      outcome: columns.outcome!.map((word) => (word === 'yes' ? '1.0' : '0.0')),
    });
    const words = await compute(columns);
    expect(numbers.get('score.area')!.value).toBe(words.get('score.area')!.value);
  });

  it('a score that runs the other way is told', async () => {
    const columns = columnsOf(1);
    const upsideDown = await compute({ ...columns, score: columns.score!.map((score) => 1 - Number(score)) });
    const said = (found: typeof upsideDown) =>
      found.get('score.area')!.limitations?.some((each) => each.includes('must be turned round')) ?? false;
    expect(said(upsideDown)).toBe(true);
    expect(said(await compute(columns))).toBe(false);
  });

  it('is told beside the shares too that are asked about first, where flags are made of it', async () => {
    const columns = columnsOf(1);
    const turned = { ...columns, score: columns.score!.map((score) => 1 - Number(score)) };
    const undecided = { ...turned, decision: turned.score.map(() => null) };
    const said = async (...given: Parameters<typeof compute>) => {
      const found = await compute(...given);
      const tells = (id: string) => found.get(id)!.limitations?.some((each) => each.includes('must be turned round'));
      return ['errors.wrongly', 'errors.missed', 'gap.wrongly'].map((id) => tells(id) ?? false);
    };
    expect(await said(turned, { cut: 0.7 })).toEqual([true, true, true]);
    expect(await said(undecided)).toEqual([true, true, true]);
    expect(await said(turned)).toEqual([false, false, false]);
    expect(await said(columns, { cut: 0.7 })).toEqual([false, false, false]);
  });
});
