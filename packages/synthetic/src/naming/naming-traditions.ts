import type { NamingTradition } from './naming-tradition.ts';
import { blackCaribbean, somali, westAfrican } from './traditions/african-caribbean.ts';
import { arabic, chinese, vietnamese } from './traditions/asian-arabic.ts';
import { british, irish } from './traditions/british.ts';
import { easternEuropean, iberian, polish } from './traditions/european.ts';
import { hindu, sikh, southAsianMuslim } from './traditions/south-asian.ts';

/** The naming traditions of the synthetic population. */
export const namingTraditions: readonly NamingTradition[] = [
  british,
  irish,
  southAsianMuslim,
  sikh,
  hindu,
  blackCaribbean,
  westAfrican,
  somali,
  polish,
  easternEuropean,
  iberian,
  arabic,
  chinese,
  vietnamese,
];
