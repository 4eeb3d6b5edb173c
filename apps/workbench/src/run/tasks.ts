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
  return {
    async perform(task, told = untold()) {
      thread ??= TaskThread.start(answers);
      const started = await thread;
      if (started === null) return here.perform(task, told);
      try {
        return await started.perform(task, told);
      } finally {
        // A thread that ended by a fault of its own is not asked again.
        if (started.hasEnded) thread = null;
      }
    },
    async close() {
      await (await thread)?.close();
    },
  };
}

/** Of a task that nobody watches or stops. */
function untold(): Pick<TaskHost, 'signal' | 'onEvent'> {
  return { signal: new AbortController().signal, onEvent() {} };
}
