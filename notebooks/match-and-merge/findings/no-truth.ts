import { notComputed } from '@assay/statistics';

export const NO_TRUTH = notComputed('the records do not say which person each is really about');
