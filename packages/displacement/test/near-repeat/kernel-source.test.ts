import { describeKernel } from '@assay/testing/describe-kernel';

const here = (path: string) => new URL(`../../${path}.ts`, import.meta.url);

describeKernel(here('kernel/knox'), here('src/near-repeat/knox-module'));
