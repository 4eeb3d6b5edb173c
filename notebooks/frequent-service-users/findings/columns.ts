import { notComputed } from '@assay/statistics';

export const COUNT = { name: 'Count', source: 'the input' };
export const WILSON = { name: 'Share with Wilson score interval', source: 'Wilson (1927)' };
export const NO_FLAGS = notComputed('no table of flags was given');
