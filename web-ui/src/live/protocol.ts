/** The messages of the socket at `/live`, as /live/asyncapi.json describes them. */
export type Topic = 'unit' | 'station' | 'incident' | 'task' | 'alarm' | 'issue' | 'fence' | 'account' | 'city'
export type DatabaseState = 'up' | 'down'
export type Viewport = readonly [west: number, south: number, east: number, north: number]

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

/** unit id, lon, lat, course in degrees, speed in km/h, time of the fix in Unix ms */
export type PositionRow = readonly [id: number, lon: number, lat: number, course: number | null, speed: number | null, time: number]

export type ServerMessage =
  | { type: 'ready'; node: string; seq: number; time: string; heartbeatSeconds: number; database: DatabaseState; nodes: string[] }
  | ({ type: 'fact' } & Fact)
  | { type: 'positions'; time: string; units: PositionRow[] }
  | { type: 'status'; database: DatabaseState; nodes: string[] }
  | { type: 'heartbeat'; seq: number; time: string }
  | { type: 'error'; code: string; detail: string }

export type ClientMessage =
  | { type: 'authenticate'; token: string }
  | { type: 'subscribe'; topics?: Topic[]; afterSeq?: number; positions?: boolean; viewport?: Viewport }
  | { type: 'ping' }

export interface Subscription {
  readonly topics?: Topic[]
  readonly positions?: boolean
  readonly viewport?: Viewport
}

/** What the page tells the worker. */
export type ToWorker =
  | { type: 'open'; origins: string[]; subscription: Subscription }
  | { type: 'subscribe'; subscription: Subscription }
  | { type: 'token'; token: string | null }
  | { type: 'retry' }

/** What the worker tells the page. Positions travel as one array, POSITION_FIELDS numbers a unit, NaN where nothing is known. */
export type FromWorker =
  | { type: 'token-wanted'; refused: string | null }
  | { type: 'phase'; phase: Phase; retryAt: number | null; origin: string }
  | { type: 'ready'; node: string; seq: number; nodes: string[] }
  | { type: 'database'; database: DatabaseState }
  | { type: 'resync'; seq: number }
  | { type: 'nodes'; nodes: string[] }
  | { type: 'facts'; facts: Fact[]; appliedSeq: number }
  | { type: 'positions'; rows: Float64Array }
  | { type: 'latency'; latencyMs: number }

export type Phase = 'connecting' | 'live' | 'reconnecting' | 'signed_out'

export const POSITION_FIELDS = 6
