import { notComputed, STATISTICAL_METHODS } from '@assay/statistics';

export const COUNT = STATISTICAL_METHODS.count;
export const WILSON = STATISTICAL_METHODS.wilsonShare;
export const NO_FLAGS = notComputed('no table of flags was given');
