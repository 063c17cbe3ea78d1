import { serverOrigins } from '@/api/origins'
import { backoff } from './backoff'
import { decode } from './frame'
import { ServerClock } from './ServerClock'
import type { ClientMessage, Fact, FromWorker, ServerMessage, Subscription } from './protocol'

/** The part of WebSocket that the connection uses; binary messages come as an ArrayBuffer. */
export interface Socket {
  onopen: (() => void) | null
  onmessage: ((event: { data: string | ArrayBuffer }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  send(text: string): void
  close(): void
}

export interface Surroundings {
  openSocket(url: string): Socket
  emit(message: FromWorker): void
  now(): number
  random(): number
}

const UNAUTHENTICATED = 4401
const PING_EVERY = 5_000

/**
 * Keeps one socket to one of the servers: authenticates, subscribes, resumes after the last fact that it handed on, and
 * goes to the next server when one falls silent. A fact is handed on once and in order, whatever happens to sockets.
 */
export class LiveConnection {
  private origins: string[] = []
  private at = 0
  private attempt = 0
  private socket: Socket | null = null
  private stage: 'opening' | 'open' | 'ready' = 'opening'
  private token: string | null = null
  private refused: string | null = null
  private subscription: Subscription = {}
  private appliedSeq: number | null = null
  private headSeq = 0
  private heartbeatMs = 10_000
  private lastHeard = 0
  private pingSentAt: number | null = null
  private retryTimer?: ReturnType<typeof setTimeout>
  private watch?: ReturnType<typeof setInterval>
  private pending: Fact[] = []
  private readonly clock = new ServerClock()

  constructor(private readonly world: Surroundings) {}

  open(origins: string[], subscription: Subscription): void {
    this.origins = origins
    this.subscription = subscription
    this.connect()
  }

  subscribe(subscription: Subscription): void {
    this.subscription = subscription
    if (this.stage === 'ready') this.say({ type: 'subscribe', ...subscription })
  }

  /** The answer to `token-wanted`, or a renewed token; null says that nobody is signed in any more. */
  give(token: string | null): void {
    if (token === null) return this.signedOut()
    if (token === this.token) return
    this.token = token
    if (!this.socket && !this.retryTimer) this.connect()
    else if (this.stage !== 'opening') this.say({ type: 'authenticate', token })
  }

  /** Goes at once instead of waiting for the backoff: the network is back, or somebody is looking. */
  retry(): void {
    if (this.retryTimer) this.connect()
  }

  private connect(): void {
    clearTimeout(this.retryTimer)
    this.retryTimer = undefined
    const origin = this.origins[this.at % this.origins.length]!
    this.world.emit({ type: 'phase', phase: this.attempt === 0 ? 'connecting' : 'reconnecting', retryAt: null, origin })
    const socket = this.world.openSocket(`${origin.replace(/^http/, 'ws')}/live`)
    this.socket = socket
    this.stage = 'opening'
    this.lastHeard = this.world.now()
    socket.onopen = () => this.greet()
    socket.onmessage = ({ data }) => this.socket === socket && this.receive(data)
    socket.onclose = ({ code }) => this.socket === socket && this.lost(code)
    clearInterval(this.watch)
    this.watch = setInterval(() => this.lookAfter(), PING_EVERY)
  }

  private greet(): void {
    this.stage = 'open'
    if (this.token && this.token !== this.refused) {
      this.pingSentAt = this.world.now()
      this.say({ type: 'authenticate', token: this.token })
    } else this.world.emit({ type: 'token-wanted', refused: this.refused })
  }

  private receive(data: string | ArrayBuffer): void {
    this.lastHeard = this.world.now()
    if (typeof data === 'string') this.hear(JSON.parse(data) as ServerMessage)
    else this.positions(data)
  }

  private hear(message: ServerMessage): void {
    switch (message.type) {
      case 'ready':
        return this.ready(message)
      case 'fact':
        return this.fact(message)
      case 'status':
        this.world.emit({ type: 'database', database: message.database })
        return this.learn(message.nodes)
      case 'heartbeat':
        this.passed(message.seq)
        return this.measure(Date.parse(message.time))
      case 'error':
        if (message.code === 'unauthenticated') this.refuse()
        else if (message.code === 'resync') this.startOver()
    }
  }

  private ready(message: Extract<ServerMessage, { type: 'ready' }>): void {
    const first = this.appliedSeq === null
    this.stage = 'ready'
    this.attempt = 0
    this.refused = null
    this.heartbeatMs = message.heartbeatSeconds * 1000
    this.measure(Date.parse(message.time))
    this.headSeq = message.seq
    this.appliedSeq ??= message.seq
    this.say({ type: 'subscribe', ...this.subscription, afterSeq: this.appliedSeq })
    this.learn(message.nodes)
    if (first) this.world.emit({ type: 'ready', node: message.node, seq: message.seq, nodes: message.nodes })
    this.world.emit({ type: 'database', database: message.database })
    this.world.emit({ type: 'phase', phase: 'live', retryAt: null, origin: this.origins[this.at % this.origins.length]! })
  }

  private fact(message: { type: 'fact' } & Fact): void {
    if (this.appliedSeq !== null && message.seq <= this.appliedSeq) return
    this.appliedSeq = message.seq
    if (this.pending.push(message) === 1) queueMicrotask(() => this.handOn())
    this.latency(Date.parse(message.at))
  }

  /** The server has passed facts that are not for us: the next resumption need not go through them again. */
  private passed(seq: number): void {
    if (this.appliedSeq === null || seq <= this.appliedSeq) return
    this.appliedSeq = seq
    if (this.pending.length === 0) this.world.emit({ type: 'facts', facts: [], appliedSeq: seq })
  }

  /** What was missed can no longer be had fact by fact: goes on from the newest, and the page must ask for its lists anew. */
  private startOver(): void {
    this.appliedSeq = this.headSeq
    this.say({ type: 'subscribe', ...this.subscription, afterSeq: this.appliedSeq })
    this.world.emit({ type: 'resync', seq: this.appliedSeq })
  }

  /** Facts that arrive in one go are handed on as one message. */
  private handOn(): void {
    this.world.emit({ type: 'facts', facts: this.pending, appliedSeq: this.appliedSeq! })
    this.pending = []
  }

  private positions(message: ArrayBuffer): void {
    const frame = decode(message)
    if (!frame) return
    this.world.emit({ type: 'positions', frame })
    this.latency(frame.time)
  }

  private latency(sentAt: number): void {
    this.world.emit({ type: 'latency', latencyMs: this.clock.age(sentAt, this.world.now()) })
  }

  private measure(serverTime: number): void {
    if (this.pingSentAt !== null) this.clock.exchange(this.pingSentAt, serverTime, this.world.now())
    this.pingSentAt = null
    this.latency(serverTime)
  }

  private learn(nodes: string[]): void {
    const current = this.origins[this.at % this.origins.length]!
    this.origins = serverOrigins(this.origins[0]!, nodes)
    this.at = Math.max(0, this.origins.indexOf(current))
    this.world.emit({ type: 'nodes', nodes })
  }

  private lookAfter(): void {
    if (this.world.now() - this.lastHeard > this.heartbeatMs * 2.5) return this.lost(0)
    if (this.stage !== 'ready') return
    this.pingSentAt = this.world.now()
    this.say({ type: 'ping' })
  }

  private refuse(): void {
    this.refused = this.token
    this.token = null
    this.world.emit({ type: 'token-wanted', refused: this.refused })
  }

  private lost(code: number): void {
    this.drop()
    if (code === UNAUTHENTICATED) this.refused = this.token
    this.at++
    const wait = backoff(this.attempt++, this.world.random)
    const origin = this.origins[this.at % this.origins.length]!
    this.world.emit({ type: 'phase', phase: 'reconnecting', retryAt: this.world.now() + wait, origin })
    this.retryTimer = setTimeout(() => this.connect(), wait)
  }

  private signedOut(): void {
    this.drop()
    clearTimeout(this.retryTimer)
    this.retryTimer = undefined
    this.token = null
    this.world.emit({ type: 'phase', phase: 'signed_out', retryAt: null, origin: this.origins[0] ?? '' })
  }

  private drop(): void {
    clearInterval(this.watch)
    this.stage = 'opening'
    this.pingSentAt = null
    const socket = this.socket
    this.socket = null
    if (!socket) return
    socket.onclose = socket.onmessage = socket.onopen = null
    socket.close()
  }

  private say(message: ClientMessage): void {
    this.socket?.send(JSON.stringify(message))
  }
}
