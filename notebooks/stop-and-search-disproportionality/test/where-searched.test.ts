import { tableOf } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { searches } from '../inputs.ts';
import notebook from '../notebook.ts';

describe('where searches were, to tell light from dark', () => {
  it('stands in the findings, and without it nothing is said of light and dark', async () => {
    const of = (
      own: Readonly<Record<string, readonly (string | number)[]>>,
      chosen: Readonly<Record<string, number>> = {},
    ) => {
      const all = <Each>(value: Each) => Array.from({ length: 20 }, () => value);
      const table = tableOf(searches.schema, {
        type: all('Person and Vehicle search'),
        time: all('2024-12-01T18:30:00+00:00'),
        self_defined_ethnicity: all('White - Irish'),
        officer_defined_ethnicity: all('White'),
        outcome: all('Arrest'),
        ...own,
      });
      return computeFindings(notebook, { searches: table }, chosen);
    };
    const twenty = (value: number) => Array.from({ length: 20 }, () => value);
    const placed = await of({ latitude: twenty(57.148), longitude: twenty(-2.1) });
    expect(placed.get('veil.place')!.value).toBe(
      'latitude 57.1, longitude −2.1: the middle of the coordinates in the file',
    );
    const chosen = await of({}, { latitude: 51.5, longitude: -3.2 });
    expect(chosen.get('veil.place')!.value).toMatch(/^latitude 51\.5, longitude −3\.2: /);
    const unplaced = await of({});
    for (const id of ['veil.place', 'veil.by-group'])
      expect(unplaced.get(id)!.notComputed!.reason).toContain('the file does not say where the searches were');
  });
});
