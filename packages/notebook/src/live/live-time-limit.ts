/** One clock at a time: what takes longer than it may is told. */
export class LiveTimeLimit {
  #timer: NodeJS.Timeout | undefined;

  start(what: string, seconds: number, onPassed: (reason: string) => void): void {
    this.end();
    const reason = `${what} took more than ${seconds} seconds and was stopped. Mend it, or open the notebook with a longer --time-limit.`;
    this.#timer = setTimeout(() => onPassed(reason), seconds * 1000);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
