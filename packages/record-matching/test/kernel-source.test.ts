import { describeKernel } from '@assay/testing/describe-kernel';

const here = (path: string) => new URL(`../${path}.ts`, import.meta.url);

describeKernel(here('kernel/letters'), here('src/tolerance-sweep/letters-module'));
describeKernel(here('kernel/patterns'), here('src/model/patterns-module'));
