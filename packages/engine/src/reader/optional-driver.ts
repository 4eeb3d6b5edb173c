import { InputError } from '@assay/statistics';

/**
 * A driver that is installed by those who need it alone.
 *
 * @throws InputError saying how it is installed, where it is not there.
 */
export async function optionalDriver<Driver>(name: string, engine: string): Promise<Driver> {
  let loaded: { readonly default?: unknown };
  try {
    loaded = await import(name);
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new InputError(
      `tables of ${engine} are read by the package ${name}, which is not installed. Do: npm install --no-save ${name}`,
      { cause },
    );
  }
  return (loaded.default ?? loaded) as Driver;
}
