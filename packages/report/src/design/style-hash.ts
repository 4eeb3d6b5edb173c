import { sha256Hex } from '@assay/evidence';
import { stylesheet } from './stylesheet.ts';

/** The stylesheet's hash as a content security policy writes it: no other style can apply. */
export const styleHash = `sha256-${Buffer.from(sha256Hex(stylesheet), 'hex').toString('base64')}`;
