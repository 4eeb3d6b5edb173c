import { dateColumn, dayOfText, tableOf } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { custody, people, reports, staff, survey } from '../inputs.ts';
import notebook from '../notebook.ts';

const day = dayOfText('2026-01-15');

describe('the day of the extract, where nobody gave it', () => {
  it('lets no report of a later year than the invented one be called wrong, and says where it comes from', async () => {
    const all = <Each>(value: Each) => Array.from({ length: 40 }, () => value);
    const table = tableOf(reports.schema, {
      offence: all('theft'),
      reached: all('recorded'),
      report_id: Array.from({ length: 40 }, (_, at) => `R${at}`),
      reported_date: all('2026-01-10'),
      entered_date: all('2026-01-15'),
    });
    expect(dateColumn(table, 'entered_date').days[0]).toBe(day);
    const none = {
      custody: tableOf(custody.schema, {}),
      staff: tableOf(staff.schema, {}),
      survey: tableOf(survey.schema, {}),
      people: tableOf(people.schema, {}),
    };
    const found = await computeFindings(notebook, { reports: table, ...none });
    expect(found.get('extract.day')!.value).toBe('2026-01-15, the last day on which a report was made or entered');
    // A day that no calendar has.
    const undated = tableOf(reports.schema, {
      ...{ offence: ['theft'], reached: ['recorded'], report_id: ['R1'], reported_date: ['2025-02-31'] },
    });
    const notKnown = await computeFindings(notebook, { reports: undated, ...none });
    expect(notKnown.get('extract.day')!.notComputed?.reason).toBe('no file holds a date, and none was chosen');
    const { columns, rows } = found.get('scorecard.fields')!.table!;
    const of = (name: string) => columns.findIndex((column) => column.name === name);
    const dated = rows.filter((row) => row[of('dimension')] === 'Validity' && row[of('what')] === 'Reported');
    expect(dated.length).toBeGreaterThan(0);
    for (const row of dated) expect(row[of('share')]).toBe(1);
    const given = await computeFindings(notebook, { reports: table, ...none }, { extractDate: '2025-03-31' });
    expect(given.get('extract.day')!.value).toBe('2025-03-31, as chosen for this run');
    const judged = given
      .get('scorecard.fields')!
      .table!.rows.filter((row) => row[of('dimension')] === 'Validity' && row[of('what')] === 'Reported');
    expect(judged.some((row) => row[of('share')] === 0)).toBe(true);
  });
});
