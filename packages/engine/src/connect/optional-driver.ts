import { createRequire } from 'node:module';
import { InputError } from '@assay/statistics';

/**
 * A driver that is installed by those who need it alone.
 *
 * @throws InputError saying how it is installed, where it is not there.
 */
export async function optionalDriver<Driver>(name: string, engine: string): Promise<Driver> {
  try {
    return createRequire(import.meta.url)(name) as Driver;
  } catch (cause) {
    const { code, message } = cause as { code?: string; message: string };
    if (code !== 'MODULE_NOT_FOUND' || !message.includes(`'${name}'`)) throw cause;
    throw new InputError(
      `tables of ${engine} are read by the package ${name}, which is not installed. Do: npm install --no-save ${name}`,
    );
  }
}
