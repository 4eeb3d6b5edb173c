import protobuf from 'protobufjs/light.js';

type Fields = Readonly<Record<string, readonly [type: string, id: number, rule?: 'repeated']>>;

/** What every request begins with. */
const REQUEST: Fields = { sessionId: ['string', 1], userContext: ['UserContext', 2] };

/**
 * The messages of Spark Connect that are used: fields with their type and the number that its documented protocol gives them. What else a
 * server sends is passed over, as the wire format provides.
 *
 * Source: Apache Spark, spark/connect/base.proto, relations.proto.
 */
const MESSAGES: Readonly<Record<string, Fields>> = {
  Empty: {},
  UserContext: { userId: ['string', 1] },
  Sql: { query: ['string', 1] },
  Relation: { sql: ['Sql', 10] },
  Plan: { root: ['Relation', 1] },
  ReattachOptions: { reattachable: ['bool', 1] },
  RequestOption: { reattachOptions: ['ReattachOptions', 1] },
  ExecutePlanRequest: {
    ...REQUEST,
    plan: ['Plan', 3],
    clientType: ['string', 4],
    requestOptions: ['RequestOption', 5, 'repeated'],
    operationId: ['string', 6],
  },
  ReattachExecuteRequest: {
    ...REQUEST,
    operationId: ['string', 3],
    clientType: ['string', 4],
    lastResponseId: ['string', 5],
  },
  ReleaseExecuteRequest: {
    ...REQUEST,
    operationId: ['string', 3],
    clientType: ['string', 4],
    releaseAll: ['Empty', 5],
  },
  ArrowBatch: { rowCount: ['int64', 1], data: ['bytes', 2] },
  StageInfo: { numTasks: ['int64', 2], numCompletedTasks: ['int64', 3] },
  ExecutionProgress: { stages: ['StageInfo', 1, 'repeated'] },
  ExecutePlanResponse: {
    arrowBatch: ['ArrowBatch', 2],
    responseId: ['string', 13],
    resultComplete: ['Empty', 14],
    executionProgress: ['ExecutionProgress', 18],
  },
  // An interruptType of 3 is the operation of this id.
  InterruptRequest: { ...REQUEST, clientType: ['string', 3], interruptType: ['int32', 4], operationId: ['string', 6] },
  AnalyzePlanRequest: { ...REQUEST, clientType: ['string', 3], sparkVersion: ['Empty', 10] },
  SparkVersion: { version: ['string', 1] },
  AnalyzePlanResponse: { sparkVersion: ['SparkVersion', 8] },
  KeyValue: { key: ['string', 1], value: ['string', 2] },
  ConfigSet: { pairs: ['KeyValue', 1, 'repeated'] },
  ConfigOperation: { set: ['ConfigSet', 1] },
  ConfigRequest: { ...REQUEST, operation: ['ConfigOperation', 3], clientType: ['string', 4] },
  ReleaseSessionRequest: { ...REQUEST, clientType: ['string', 3] },
};

const root = protobuf.Root.fromJSON({
  nested: Object.fromEntries(
    Object.entries(MESSAGES).map(([message, fields]) => [
      message,
      {
        fields: Object.fromEntries(
          Object.entries(fields).map(([field, [type, id, rule]]) => [
            field,
            { type, id, ...(rule === undefined ? {} : { rule }) },
          ]),
        ),
      },
    ]),
  ),
});

const encoder = (name: string) => {
  const type = root.lookupType(name);
  return (value: object): Buffer => Buffer.from(type.encode(type.fromObject(value)).finish());
};
const decoder =
  <Value>(name: string) =>
  (bytes: Buffer): Value =>
    root.lookupType(name).decode(bytes) as unknown as Value;

/** A whole number of 64 bits. */
interface Whole {
  toString(): string;
}

export interface ExecuteResponse {
  readonly responseId?: string;
  readonly arrowBatch?: { readonly rowCount: Whole; readonly data: Uint8Array } | null;
  readonly resultComplete?: object | null;
  readonly executionProgress?: {
    readonly stages: readonly { readonly numTasks: Whole; readonly numCompletedTasks: Whole }[];
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
