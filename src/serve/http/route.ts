import type { ReferenceService } from '../service/model.js';
import type { ProblemName } from './problem.js';
import type { ServiceLimits } from './service-limits.js';

/** Part of an OpenAPI document: JSON. */
export type ApiSchema = Readonly<Record<string, unknown>>;

/** What a route may answer with when all is well. */
export interface RouteAnswer {
  readonly description: string;
  /** Schemas by media type; none: no body. */
  readonly content?: Readonly<Record<string, ApiSchema>>;
}

/** What every handler is given. */
export interface RouteCall {
  readonly service: ReferenceService;
  readonly limits: ServiceLimits;
  /** Values of the placeholders of the path. */
  readonly params: Readonly<Record<string, string>>;
  /** What the address asks for, taken apart when somebody wants to know. */
  readonly query: () => URLSearchParams;
}

/** A call by a participant whose key was good; the body is empty unless the route takes one. */
export interface ParticipantCall extends RouteCall {
  readonly participant: string;
  readonly body: Uint8Array;
}

/** A call by anybody: what such a route tells is of no participant at all. */
export interface OpenCall extends RouteCall {
  /** The description of the service. */
  openApi(): ApiSchema;
}

/** A call by whoever runs the service: figures of all participants together tell one of two what the other does. */
export interface OperatorCall extends RouteCall {
  /** The figures of the service, rendered now. */
  metrics(): string;
}

interface RouteBase {
  /** Unique; a metric's label and the OpenAPI operationId. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** As OpenAPI has it: `/v1/mailbox/{item}`. */
  readonly path: string;
  readonly summary: string;
  readonly parameters?: Readonly<
    Record<string, { readonly description: string; readonly schema: ApiSchema }>
  >;
  readonly answers: Readonly<Record<number, RouteAnswer>>;
  /** Problems of its own, besides those that every route has. */
  readonly problems: readonly ProblemName[];
}

/** A route of the service. Everything that serves, guards or describes one reads this. */
export type Route =
  | (RouteBase & {
      readonly access: 'participant';
      /** The media type of the body it takes. */
      readonly takes?: string;
      handle(call: ParticipantCall): Promise<Response>;
    })
  | (RouteBase & { readonly access: 'anyone'; handle(call: OpenCall): Promise<Response> })
  | (RouteBase & { readonly access: 'operator'; handle(call: OperatorCall): Promise<Response> });
