import { confusionCells, PUBLISHED_COMPAS, pointCells } from '@assay/fairness-metrics';
import { cell } from '@assay/notebook';

export const cells = cell('cells', 'The published counts by race, outcome and flag', {
  needs: {},
  compute: () => confusionCells('race', PUBLISHED_COMPAS.confusion),
});

export const deciles = cell('deciles', 'The published counts by decile score', {
  needs: {},
  compute: () => pointCells(PUBLISHED_COMPAS.deciles),
});
