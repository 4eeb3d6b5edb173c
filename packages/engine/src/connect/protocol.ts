import protobuf from 'protobufjs/light.js';

/**
 * The messages of Spark Connect that are used, with the numbers that its documented protocol gives their fields. What else a
 * server sends is passed over, as the wire format provides.
 *
 * Source: Apache Spark, spark/connect/base.proto, relations.proto.
 */
const root = protobuf.Root.fromJSON({
  nested: {
    UserContext: { fields: { userId: { type: 'string', id: 1 } } },
    Sql: { fields: { query: { type: 'string', id: 1 } } },
    Relation: { fields: { sql: { type: 'Sql', id: 10 } } },
    Plan: { fields: { root: { type: 'Relation', id: 1 } } },
    ExecutePlanRequest: {
      fields: {
        sessionId: { type: 'string', id: 1 },
        userContext: { type: 'UserContext', id: 2 },
        plan: { type: 'Plan', id: 3 },
        clientType: { type: 'string', id: 4 },
        requestOptions: { rule: 'repeated', type: 'RequestOption', id: 5 },
        operationId: { type: 'string', id: 6 },
      },
    },
    ReattachOptions: { fields: { reattachable: { type: 'bool', id: 1 } } },
    RequestOption: { fields: { reattachOptions: { type: 'ReattachOptions', id: 1 } } },
    ReattachExecuteRequest: {
      fields: {
        sessionId: { type: 'string', id: 1 },
        userContext: { type: 'UserContext', id: 2 },
        operationId: { type: 'string', id: 3 },
        clientType: { type: 'string', id: 4 },
        lastResponseId: { type: 'string', id: 5 },
      },
    },
    ReleaseExecuteRequest: {
      fields: {
        sessionId: { type: 'string', id: 1 },
        userContext: { type: 'UserContext', id: 2 },
        operationId: { type: 'string', id: 3 },
        clientType: { type: 'string', id: 4 },
        releaseAll: { type: 'Empty', id: 5 },
      },
    },
    ArrowBatch: { fields: { rowCount: { type: 'int64', id: 1 }, data: { type: 'bytes', id: 2 } } },
    Empty: { fields: {} },
    StageInfo: { fields: { numTasks: { type: 'int64', id: 2 }, numCompletedTasks: { type: 'int64', id: 3 } } },
    ExecutionProgress: { fields: { stages: { rule: 'repeated', type: 'StageInfo', id: 1 } } },
    ExecutePlanResponse: {
      fields: {
        arrowBatch: { type: 'ArrowBatch', id: 2 },
        responseId: { type: 'string', id: 13 },
        resultComplete: { type: 'Empty', id: 14 },
        executionProgress: { type: 'ExecutionProgress', id: 18 },
      },
    },
    InterruptRequest: {
      fields: {
        sessionId: { type: 'string', id: 1 },
        userContext: { type: 'UserContext', id: 2 },
        clientType: { type: 'string', id: 3 },
        /** 3: the operation of this id. */
        interruptType: { type: 'int32', id: 4 },
        operationId: { type: 'string', id: 6 },
      },
    },
    AnalyzePlanRequest: {
      fields: {
        sessionId: { type: 'string', id: 1 },
        userContext: { type: 'UserContext', id: 2 },
        clientType: { type: 'string', id: 3 },
        sparkVersion: { type: 'Empty', id: 10 },
      },
    },
    SparkVersion: { fields: { version: { type: 'string', id: 1 } } },
    AnalyzePlanResponse: { fields: { sparkVersion: { type: 'SparkVersion', id: 8 } } },
    KeyValue: { fields: { key: { type: 'string', id: 1 }, value: { type: 'string', id: 2 } } },
    ConfigSet: { fields: { pairs: { rule: 'repeated', type: 'KeyValue', id: 1 } } },
    ConfigOperation: { fields: { set: { type: 'ConfigSet', id: 1 } } },
    ConfigRequest: {
      fields: {
        sessionId: { type: 'string', id: 1 },
        userContext: { type: 'UserContext', id: 2 },
        operation: { type: 'ConfigOperation', id: 3 },
        clientType: { type: 'string', id: 4 },
      },
    },
    ReleaseSessionRequest: {
      fields: {
        sessionId: { type: 'string', id: 1 },
        userContext: { type: 'UserContext', id: 2 },
        clientType: { type: 'string', id: 3 },
      },
    },
  },
});

const encoder = (name: string) => {
  const type = root.lookupType(name);
  return (value: object): Buffer => Buffer.from(type.encode(type.fromObject(value)).finish());
};
const decoder =
  <Value>(name: string) =>
  (bytes: Buffer): Value =>
    root.lookupType(name).decode(bytes) as unknown as Value;

export interface ExecuteResponse {
  readonly responseId?: string;
  readonly arrowBatch?: { readonly rowCount: { toString(): string }; readonly data: Uint8Array } | null;
  readonly resultComplete?: object | null;
  readonly executionProgress?: {
    readonly stages: readonly { readonly numTasks: object; readonly numCompletedTasks: object }[];
  } | null;
}

const method = <Answer>(name: string, request: string, answer: (bytes: Buffer) => Answer, responseStream = false) => ({
  path: `/spark.connect.SparkConnectService/${name}`,
  requestStream: false,
  responseStream,
  requestSerialize: encoder(request),
  requestDeserialize: (bytes: Buffer) => bytes as object,
  responseSerialize: (value: Answer) => value as unknown as Buffer,
  responseDeserialize: answer,
});

const nothing = (): object => ({});

/** The calls that are made, as the client of gRPC takes them. */
export const METHODS = {
  executePlan: method('ExecutePlan', 'ExecutePlanRequest', decoder<ExecuteResponse>('ExecutePlanResponse'), true),
  reattachExecute: method(
    'ReattachExecute',
    'ReattachExecuteRequest',
    decoder<ExecuteResponse>('ExecutePlanResponse'),
    true,
  ),
  releaseExecute: method('ReleaseExecute', 'ReleaseExecuteRequest', nothing),
  interrupt: method('Interrupt', 'InterruptRequest', nothing),
  analyzePlan: method(
    'AnalyzePlan',
    'AnalyzePlanRequest',
    decoder<{ readonly sparkVersion?: { readonly version: string } }>('AnalyzePlanResponse'),
  ),
  config: method('Config', 'ConfigRequest', nothing),
  releaseSession: method('ReleaseSession', 'ReleaseSessionRequest', nothing),
};
