/** Tells listeners that something changed, once for everything that changed together. */
export class LiveTelling {
  readonly #listeners = new Set<() => void>();
  #next: NodeJS.Immediate | null = null;

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the listeners are told next. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.listen(() => {
        stop();
        resolve();
      });
    });
  }

  tell(): void {
    this.#next ??= setImmediate(() => {
      this.#next = null;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}
