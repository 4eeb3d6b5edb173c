import { type Answers, performTask, type RunTask, type TaskHost, type TaskResults } from './run-task.ts';
import { TaskThread } from './task-thread.ts';

/** Does the tasks of a workbench, here or in a thread beside. */
export interface Tasks {
  perform<Task extends RunTask>(
    task: Task,
    told?: Pick<TaskHost, 'signal' | 'onEvent'>,
  ): Promise<TaskResults[Task['kind']]>;
  close(): Promise<void>;
}

/** Does each task where it is asked for, and keeps everything else waiting. */
export function tasksHere(answers: Answers): Tasks {
  return {
    perform: (task, told = untold()) => performTask(task, { ...answers, ...told }) as Promise<never>,
    async close() {},
  };
}

/**
 * Does tasks in a thread of its own, so that reading inputs, drawing reports and gating a release keep nobody waiting who
 * asks for a page. The thread starts with the first task; where it cannot be made, tasks are done here.
 */
export function tasksInThread(answers: Answers): Tasks {
  const here = tasksHere(answers);
  let thread: Promise<TaskThread | null> | null = null;
  const start = () => {
    const begun = TaskThread.start(answers);
    begun.catch(() => {
      if (thread === begun) thread = null;
    });
    return begun;
  };
  /** One that ended, be it while it had nothing to do, would never answer: another is started in its place. */
  async function running(): Promise<TaskThread | null> {
    thread ??= start();
    const asked = thread;
    const started = await asked;
    if (started?.hasEnded !== true) return started;
    if (thread === asked) thread = null;
    return running();
  }
  return {
    async perform(task, told = untold()) {
      const started = await running();
      return started === null ? here.perform(task, told) : started.perform(task, told);
    },
    async close() {
      await (await thread?.catch(() => null))?.close();
    },
  };
}

/** Of a task that nobody watches or stops. */
function untold(): Pick<TaskHost, 'signal' | 'onEvent'> {
  return { signal: new AbortController().signal, onEvent() {} };
}
