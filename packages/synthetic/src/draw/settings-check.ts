import { InputError } from '@assay/statistics';

/** Refuses settings that are no share, no whole number, or negative; each name says which it must be. */
export function checkSettings(
  settings: object,
  {
    shares = [],
    counts = [],
    amounts = [],
  }: { shares?: readonly string[]; counts?: readonly string[]; amounts?: readonly string[] },
): void {
  const amountOf = (name: string) => (settings as Record<string, unknown>)[name] as number;
  for (const name of shares) {
    if (!(amountOf(name) >= 0 && amountOf(name) <= 1)) {
      throw new InputError(`${name} must lie between 0 and 1: ${amountOf(name)}. Correct the setting.`);
    }
  }
  for (const name of counts) {
    if (!Number.isInteger(amountOf(name)) || amountOf(name) < 0 || amountOf(name) > 50_000_000) {
      throw new InputError(`${name} must be a whole number from 0 to 50,000,000: ${amountOf(name)}. Pass e.g. 20000.`);
    }
  }
  for (const name of amounts) {
    if (!(amountOf(name) > 0 && Number.isFinite(amountOf(name)))) {
      throw new InputError(`${name} must be above 0: ${amountOf(name)}. Correct the setting.`);
    }
  }
}
