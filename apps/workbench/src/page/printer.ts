import { type PrintFooter, printPdf } from '@assay/report/browser';

const mostKept = 16;

/** Prints pages one at a time, each digest once: a browser is heavy, and the same page gives the same print. */
export function printer(): (
  digest: string,
  make: () => string,
  footer: PrintFooter,
) => Promise<Uint8Array<ArrayBuffer>> {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  let last: Promise<unknown> = Promise.resolve();
  return (digest, make, footer) => {
    const known = kept.get(digest);
    if (known) return known;
    const print = last.then(async () => new Uint8Array(await printPdf(make(), footer)));
    last = print.catch(() => {});
    kept.set(digest, print);
    print.catch(() => kept.delete(digest));
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    return print;
  };
}
