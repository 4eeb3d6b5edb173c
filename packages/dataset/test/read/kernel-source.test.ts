import { describeKernel } from '@assay/testing/describe-kernel';

const here = (path: string) => new URL(`../../${path}.ts`, import.meta.url);

describeKernel(here('kernel/codes'), here('src/read/codes-module'));
describeKernel(here('kernel/records'), here('src/read/records-module'));
