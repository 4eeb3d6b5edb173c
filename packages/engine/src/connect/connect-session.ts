import { countedNoun, InputError } from '@assay/statistics';
import grpc, { type ServiceError } from '@grpc/grpc-js';
import { tableFromIPC } from '@uwdata/flechette';
import type { EngineLimits } from './engine.ts';
import { type EngineEntry, engineAddress, engineCredential, isEncrypted, type OpenOptions } from './entry.ts';
import { type ExecuteResponse, METHODS } from './protocol.ts';
import { connectLimits, GOODBYE_SECONDS, withinEngineLimit } from './time-limit.ts';

const LARGEST_MESSAGE = 256 * 2 ** 20;

/** A moment that is written out without its offset is then what London's clock showed, as readers take it. */
const ZONE = 'Europe/London';

/** An error of the server itself, in its words; those of the connection are told as such. */
export class StatementFailed extends InputError {
  /** Whether a program that rows were handed to went away, whatever it said. */
  readonly isProgramLost: boolean;

  constructor(message: string, details: string) {
    super(message);
    this.isProgramLost = /Broken pipe|Subprocess exited/.test(details);
  }
}

interface ConnectSession {
  readonly place: string;
  version(): Promise<string>;
  /** Rows of one statement as texts, batch by batch; whole, or an error. */
  rows(step: string, sql: string): AsyncGenerator<(string | null)[][]>;
  all(step: string, sql: string): Promise<BatchColumns & { readonly rows: (string | null)[][] }>;
  close(): Promise<void>;
}

/**
 * A session of Spark Connect: SQL in, texts out. An answer counts only where the server says that it is complete: a query that
 * was cancelled elsewhere may end without an error and without rows.
 *
 * @throws InputError where nobody answers, or nobody is let in.
 */
export async function openSession(entry: EngineEntry, options: OpenOptions): Promise<ConnectSession> {
  const { host, port } = engineAddress(entry);
  const place = `Spark Connect at ${host}:${port}`;
  const token = engineCredential(entry, options);
  const tls = isEncrypted(entry, place, host, token);
  const client = new (grpc.makeGenericClientConstructor(METHODS, 'SparkConnectService'))(
    `${host}:${port}`,
    tls ? grpc.credentials.createSsl() : grpc.credentials.createInsecure(),
    {
      'grpc.max_receive_message_length': LARGEST_MESSAGE,
      'grpc.keepalive_time_ms': 10_000,
      'grpc.keepalive_timeout_ms': 10_000,
      'grpc.enable_retries': 0,
    },
  );
  const metadata = new grpc.Metadata();
  if (token !== null) metadata.set('authorization', `Bearer ${token}`);
  if (entry.cluster !== undefined) metadata.set('x-databricks-cluster-id', entry.cluster);
  const base = {
    sessionId: crypto.randomUUID(),
    userContext: { userId: entry.user ?? 'assay' },
    clientType: 'assay',
  };
  const failed = (step: string, cause: unknown): Error => {
    if (cause instanceof InputError) return cause;
    const { code, details = '' } = cause as Partial<ServiceError>;
    if (code === undefined) return cause as Error;
    if (code === grpc.status.UNAUTHENTICATED || code === grpc.status.PERMISSION_DENIED) {
      return new InputError(`${place} does not let this user in. Check the credential; a token may have expired.`);
    }
    if (code === grpc.status.UNAVAILABLE) {
      return new InputError(`${place} was lost while it was asked to ${step}. Nothing of it is used; run it again.`);
    }
    if (code === grpc.status.CANCELLED || code === grpc.status.ABORTED || /OPERATION_CANCELED/.test(details)) {
      return new InputError(`${place}: somebody cancelled what was asked, to ${step}. Nothing of it is used.`);
    }
    return new StatementFailed(`${place} refuses to ${step}: ${withoutValues(details)}`, details.split('\n', 1)[0]!);
  };
  const unary = <Answer>(
    step: string,
    limits: EngineLimits,
    name: 'interrupt' | 'analyzePlan' | 'config' | 'releaseExecute' | 'releaseSession',
    request: object,
  ): Promise<Answer> => {
    let call: grpc.ClientUnaryCall | undefined;
    const answered = new Promise<Answer>((resolve, reject) => {
      const ask = client[name] as (...given: unknown[]) => grpc.ClientUnaryCall;
      call = ask.call(client, { ...base, ...request }, metadata, (error: ServiceError | null, answer: Answer) => {
        if (error === null) resolve(answer);
        else reject(error);
      });
    });
    return withinEngineLimit(`${place}: to ${step}`, limits, answered, () => call?.cancel());
  };
  /** What is said at the end; whether it is heard matters to nobody here. */
  const goodbye = async (name: 'interrupt' | 'releaseExecute' | 'releaseSession', request: object) => {
    await unary('end', { seconds: GOODBYE_SECONDS }, name, request).catch(() => {});
  };
  /** Statements that are at an end: a session that is released before they are has none of them to interrupt. */
  const leaving: Promise<void>[] = [];

  const stream = (name: 'executePlan' | 'reattachExecute', request: object) => {
    const call = client[name] as (...given: unknown[]) => grpc.ClientReadableStream<ExecuteResponse>;
    return call.call(client, { ...base, ...request }, metadata);
  };

  async function* rows(step: string, sql: string): AsyncGenerator<(string | null)[][]> {
    const operationId = crypto.randomUUID();
    const requestOptions = [{ reattachOptions: { reattachable: true } }];
    let call = stream('executePlan', { operationId, plan: { root: { sql: { query: sql } } }, requestOptions });
    let answers = call[Symbol.asyncIterator]() as AsyncIterator<ExecuteResponse>;
    let isLeft = false;
    const stop = () => {
      if (!isLeft) leaving.push(goodbye('interrupt', { interruptType: 3, operationId }));
      isLeft = true;
      call.cancel();
    };
    let isComplete = false;
    let lastTold = '';
    const tell = (progress: ExecuteResponse['executionProgress']) => {
      const told = progress === null || progress === undefined ? '' : tasksOf(step, progress.stages);
      if (told !== '' && told !== lastTold) options.onProgress?.(told);
      lastTold = told || lastTold;
    };
    let lastResponseId = '';
    let lastBefore = '';
    /** Rows, or `null` where there are no more: that a server is at work, or goes on in another answer, is no part of one. */
    const nextBatch = async () => {
      for (;;) {
        const { done, value } = await answers.next();
        if (done !== true) {
          lastResponseId = value.responseId || lastResponseId;
          if (value.resultComplete !== null && value.resultComplete !== undefined) isComplete = true;
          tell(value.executionProgress);
          if (value.arrowBatch !== null && value.arrowBatch !== undefined) return value.arrowBatch;
          continue;
        }
        if (isComplete) return null;
        if (lastResponseId === lastBefore) throw incomplete(place, step);
        lastBefore = lastResponseId;
        // A server ends a long answer now and then, and goes on from the last part that was had.
        call = stream('reattachExecute', { operationId, lastResponseId });
        answers = call[Symbol.asyncIterator]() as AsyncIterator<ExecuteResponse>;
      }
    };
    try {
      for (;;) {
        const batch = await withinEngineLimit(`${place}: to ${step}`, options, nextBatch(), stop);
        if (batch === null) break;
        yield batchOf(place, batch);
      }
    } catch (cause) {
      throw failed(step, cause);
    } finally {
      if (isComplete) leaving.push(goodbye('releaseExecute', { operationId, releaseAll: {} }));
      else stop();
    }
  }

  try {
    const pairs = [{ key: 'spark.sql.session.timeZone', value: ZONE }];
    await unary('connect', connectLimits(options), 'config', { operation: { set: { pairs } } });
  } catch (cause) {
    client.close();
    const { code } = cause as Partial<ServiceError>;
    if (code === grpc.status.UNAVAILABLE || code === grpc.status.CANCELLED) {
      throw new InputError(
        `nobody answers at ${host}:${port} as Spark Connect. Check the address and whether it is up.`,
      );
    }
    throw failed('connect', cause);
  }
  return {
    place,
    rows,
    async version() {
      const step = 'tell its version';
      try {
        const asked = { sparkVersion: {} };
        const answer = await unary<{ sparkVersion?: { version: string } }>(step, options, 'analyzePlan', asked);
        return answer.sparkVersion?.version ?? 'of no stated version';
      } catch (cause) {
        const error = failed(step, cause);
        if (error instanceof StatementFailed) return 'of no stated version';
        throw error;
      }
    },
    async all(step, sql) {
      let found: BatchColumns = { columns: [], otherClocks: [] };
      const all: (string | null)[][] = [];
      for await (const batch of rows(step, sql)) {
        found = batch as unknown as BatchColumns;
        all.push(...batch);
      }
      return { columns: found.columns, otherClocks: found.otherClocks, rows: all };
    },
    async close() {
      await Promise.all(leaving);
      await goodbye('releaseSession', {});
      client.close();
    },
  };
}

/**
 * What a server says first, without what may be a value of a row: texts in quotes, rows in brackets, and long numbers. Names
 * stand in marks of their own, and the kind of an error at its head.
 */
function withoutValues(details: string): string {
  const [first = ''] = details.split('\n');
  const [kind = ''] = /^\[[A-Z0-9_.]+\]/.exec(first) ?? [];
  const words = first
    .slice(kind.length)
    .replace(/'.*'/, "'…'")
    .replace(/".*"/, '"…"')
    .replace(/\[(?!`).*\]/, '[…]')
    .replace(/\d{4,}\w*/g, '…');
  return `${kind}${words}`.slice(0, 200);
}

function incomplete(place: string, step: string): InputError {
  return new InputError(
    `${place} ended its answer without saying that it is complete, asked to ${step}. Nothing of it is used; run it again.`,
  );
}

function batchOf(place: string, batch: NonNullable<ExecuteResponse['arrowBatch']>): (string | null)[][] {
  const { rows, ...columns } = textsOf(batch.data);
  if (String(rows.length) !== String(batch.rowCount)) {
    throw new InputError(`${place}: a batch of ${batch.rowCount} rows holds ${rows.length}. Run it again.`);
  }
  return Object.assign(rows, columns);
}

/** How far an engine is, of the stages that it has planned so far; nothing where it has planned none. */
function tasksOf(step: string, stages: NonNullable<ExecuteResponse['executionProgress']>['stages']): string {
  const sum = (of: 'numTasks' | 'numCompletedTasks') =>
    stages.reduce((total, each) => total + Number(`${each[of]}`), 0);
  const tasks = sum('numTasks');
  return tasks === 0 ? '' : `${step}: ${sum('numCompletedTasks')} of ${countedNoun(tasks, 'task')}`;
}

interface BatchColumns {
  readonly columns: readonly string[];
  /** Those that hold moments by a clock other than the session's, which some servers would write by that clock. */
  readonly otherClocks: readonly string[];
}

/** A batch as texts, row by row; statements cast every column to a text. */
function textsOf(data: Uint8Array): BatchColumns & { readonly rows: (string | null)[][] } {
  // A copy, since Arrow's numbers must begin at whole words of memory.
  const table = tableFromIPC(new Uint8Array(data), { useBigInt: true });
  const { fields } = table.schema;
  const columns = fields.map(({ name }) => name);
  const clockOf = ({ type }: (typeof fields)[number]) => ('timezone' in type ? type.timezone : null);
  const otherClocks = fields.flatMap((each) => (clockOf(each) && clockOf(each) !== ZONE ? [each.name] : []));
  const values = columns.map((_, at) => table.getChildAt(at).toArray() as ArrayLike<unknown>);
  const rows = Array.from({ length: table.numRows }, (_, row) =>
    values.map((column) => {
      const value = column[row];
      return value === null || value === undefined ? null : String(value);
    }),
  );
  return { columns, otherClocks, rows };
}
