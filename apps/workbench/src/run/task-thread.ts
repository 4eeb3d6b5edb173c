import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { removeFoldersOfThread } from '@assay/evidence';
import { type Answers, type RunTask, type TaskHost, type TaskResults, taskError, taskFailure } from './run-task.ts';
import { taskThreadFolder } from './thread-code.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** How long the events of a task may keep everything else waiting. */
const TURN_MILLISECONDS = 5;

interface Going {
  readonly told: Pick<TaskHost, 'onEvent'>;
  resolve(value: never): void;
  reject(error: unknown): void;
}

/** A thread that does tasks, and what passes between it and us. */
export class TaskThread {
  readonly #worker: Worker;
  readonly #answers: Answers;
  readonly #folder: string;
  readonly #going = new Map<number, Going>();
  #asked = 0;
  #said: FromThread[] = [];
  #isReading = false;
  hasEnded = false;

  private constructor(folder: string, answers: Answers) {
    this.#folder = folder;
    this.#answers = answers;
    this.#worker = new Worker(pathToFileURL(join(folder, 'thread.mjs')), {
      workerData: { hasOrigins: answers.datasetFiles.origin !== undefined },
      execArgv: [],
    });
    this.#worker.on('message', (message: FromThread) => {
      this.#said.push(message);
      if (!this.#isReading) this.#read();
    });
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('the thread that runs notebooks ended')));
  }

  static async start(answers: Answers): Promise<TaskThread | null> {
    const folder = await taskThreadFolder();
    return folder === null ? null : new TaskThread(folder, answers);
  }

  perform<Task extends RunTask>(
    task: Task,
    { signal, onEvent }: Pick<TaskHost, 'signal' | 'onEvent'>,
  ): Promise<TaskResults[Task['kind']]> {
    const id = ++this.#asked;
    const cancel = () => this.#send({ cancel: id });
    return new Promise<TaskResults[Task['kind']]>((resolve, reject) => {
      this.#going.set(id, { told: { onEvent }, resolve, reject });
      this.#send({ id, task });
      if (signal.aborted) cancel();
      signal.addEventListener('abort', cancel);
    }).finally(() => signal.removeEventListener('abort', cancel));
  }

  async close(): Promise<void> {
    const { threadId } = this.#worker;
    await this.#worker.terminate();
    removeFoldersOfThread(threadId);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  /** A burst of events is taken a few at a time. */
  #read(): void {
    this.#isReading = true;
    const began = performance.now();
    while (this.#said.length > 0) {
      if (performance.now() - began > TURN_MILLISECONDS) {
        setImmediate(() => this.#read());
        return;
      }
      this.#hear(this.#said.shift()!);
    }
    this.#isReading = false;
  }

  #hear(message: FromThread): void {
    if ('asks' in message) {
      this.#answer(message).catch(() => {});
      return;
    }
    const going = this.#going.get(message.id);
    if (going === undefined) return;
    if ('event' in message) {
      try {
        going.told.onEvent(message.event);
      } catch (error) {
        this.#send({ cancel: message.id });
        this.#going.delete(message.id);
        going.reject(error);
      }
      return;
    }
    this.#going.delete(message.id);
    if ('failed' in message) going.reject(taskError(message.failed));
    else going.resolve(message.done as never);
  }

  async #answer(message: Extract<FromThread, { asks: unknown }>): Promise<void> {
    const { datasetFiles, generatedHashes } = this.#answers;
    try {
      const answer =
        message.asks === 'files'
          ? await datasetFiles(message.dataset, message.input as never)
          : [...(await generatedHashes(message.dataset))];
      this.#send({ to: message.question, answer });
    } catch (error) {
      this.#send({ to: message.question, failed: taskFailure(error) });
    }
  }

  #end(error: unknown): void {
    this.hasEnded = true;
    for (const { reject } of this.#going.values()) reject(error);
    this.#going.clear();
  }
}
