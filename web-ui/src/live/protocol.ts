import type { Frame } from './frame'

/** The messages of the socket at `/live`, as /live/asyncapi.json describes them; positions are binary, see `frame.ts`. */
export type Topic = 'unit' | 'station' | 'incident' | 'task' | 'command' | 'alarm' | 'issue' | 'issue_party' | 'fence' | 'account' | 'city' | 'duty_check' | 'hotline_case' | 'open311_report' | 'legal_case' | 'legal_template' | 'legal_settings' | 'certificate' | 'message' | 'order' | 'campaign'
export type DatabaseState = 'up' | 'down'
export type Viewport = readonly [west: number, south: number, east: number, north: number]

export type MoverKind = 'unit' | 'vehicle'

export interface Fact {
  readonly seq: number
  readonly at: string
  /** `subject.verb`, such as `task.accepted`. */
  readonly kind: string
  readonly subject: string
  readonly id: number
  readonly version: number
  readonly actor: { readonly id?: number; readonly name: string }
  readonly deviceTime?: string
  /** The subject's whole REST form under its own name. */
  readonly data: Readonly<Record<string, unknown>>
}

export type ServerMessage =
  | { type: 'ready'; node: string; seq: number; time: string; heartbeatSeconds: number; database: DatabaseState; nodes: string[] }
  | ({ type: 'fact' } & Fact)
  | { type: 'status'; database: DatabaseState; nodes: string[] }
  | { type: 'heartbeat'; seq: number; time: string }
  | { type: 'error'; code: string; detail: string }

export type ClientMessage =
  | { type: 'authenticate'; token: string }
  | ({ type: 'subscribe'; afterSeq?: number } & Subscription)
  | { type: 'ping' }

export interface Subscription {
  readonly topics?: Topic[]
  readonly positions?: boolean
  /** Whose positions; everybody's if not said. */
  readonly kinds?: readonly MoverKind[]
  readonly viewport?: Viewport
  /** Of these kinds also what is outside of the viewport. */
  readonly everywhere?: readonly MoverKind[]
}

/** What the page tells the worker. */
export type ToWorker =
  | { type: 'open'; origins: string[]; subscription: Subscription }
  | { type: 'subscribe'; subscription: Subscription }
  | { type: 'token'; token: string | null }
  | { type: 'retry' }

/** What the worker tells the page. The columns of positions are handed over, not copied. */
export type FromWorker =
  | { type: 'token-wanted'; refused: string | null }
  | { type: 'phase'; phase: Phase; retryAt: number | null; origin: string }
  | { type: 'ready'; node: string; seq: number; nodes: string[] }
  | { type: 'database'; database: DatabaseState }
  | { type: 'resync'; seq: number }
  | { type: 'nodes'; nodes: string[] }
  | { type: 'facts'; facts: Fact[]; appliedSeq: number }
  | { type: 'positions'; frame: Frame }
  | { type: 'latency'; latencyMs: number }

export type Phase = 'connecting' | 'live' | 'reconnecting' | 'signed_out'
