import { defineNotebook, figure } from '@assay/notebook';
import { discretionFindings } from './findings/discretion.ts';
import { disposalFindings, schoolFindings } from './findings/disposals.ts';
import { reappearanceFindings } from './findings/reappearance.ts';

export default defineNotebook({
  id: 'image-upload-policy',
  title: 'Indecent images: upload, retention and what follows for children',
  system: 'IIC',
  summary:
    'How far upload depends on the officer, how often images come up again, and what other policies would change.',
  questions:
    'IIC-P1 IIC-P2 IIC-P3 IIC-Q1 IIC-Q2 IIC-Q3 IIC-Q4 IIC-Q5 IIC-D1 IIC-D2 IIC-D3 IIC-D4 IIC-D5 IIC-D6 IIC-R1 IIC-R2 IIC-R3',
  cells: [discretionFindings, reappearanceFindings, disposalFindings, schoolFindings],
  figures: [
    figure('uploaded', 'upload.by-context', {
      chart: { kind: 'plot', marks: [{ mark: 'icons', share: 'share', y: 'group' }] },
      caption: 'Of a hundred images, so many were uploaded, by how the image came about',
      summary:
        'Of consensual images without aggravation {upload.by-context[consensual, no aggravation].share} were uploaded ({upload.by-context[consensual, no aggravation].share | interval}); among all images, {upload.share}.',
    }),
    figure('officers', 'upload.officers', {
      chart: { kind: 'scatter', x: 'cases', y: 'share', low: 'low', high: 'high' },
      caption: 'Share uploaded by each officer, with the range that chance alone gives',
      summary: 'Of officers with enough cases, {officers.outside} lie outside the range.',
    }),
    figure('found-again', 'found.by-year', {
      chart: { kind: 'line', x: 'years', y: 'found', low: 'foundLow', high: 'foundHigh' },
      caption: 'Share of uploaded images found again, by years since upload',
      summary: 'After one year {found.by-year[1].found} have been found again, after five {found.by-year[5].found}.',
    }),
    figure('retention', 'retention.horizons', {
      chart: { kind: 'line', x: 'held', y: 'lost' },
      caption: 'Hits lost against image-years held, of a thousand images, for each time limit',
      summary:
        'Deleting after one year loses {retention.horizons[1].lost} hits of a thousand images, after five {retention.horizons[5].lost}.',
    }),
    figure('criminal-by-age', 'harms.by-age', {
      chart: { kind: 'interval', label: 'age', value: 'share' },
      caption: 'Share of cases with a criminal outcome, by age',
      summary: 'Each dot is a share, each line its range.',
    }),
  ],
});
