import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveConnection, type Socket } from './LiveConnection'
import type { ClientMessage, FromWorker, ServerMessage } from './protocol'

class FakeSocket implements Socket {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string | ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  readonly sent: ClientMessage[] = []
  closed = false

  constructor(readonly url: string) {}

  send(text: string) {
    this.sent.push(JSON.parse(text) as ClientMessage)
  }

  close() {
    this.closed = true
  }

  hear(message: ServerMessage) {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
}

const a = 'http://a.test:1'
const b = 'http://b.test:2'
const ready = (seq: number): ServerMessage => ({ type: 'ready', node: 'n', seq, time: new Date(0).toISOString(), heartbeatSeconds: 10, database: 'up', nodes: [a, b] })
const fact = (seq: number): ServerMessage => ({ type: 'fact', seq, at: new Date(0).toISOString(), kind: 'task.accepted', subject: 'task', id: 7, version: 2, actor: { name: 'x' }, data: {} })

let sockets: FakeSocket[]
let heard: FromWorker[]
let connection: LiveConnection
const latest = () => sockets.at(-1)!
const said = (type: ClientMessage['type']) => latest().sent.filter((message) => message.type === type)
const appliedSeqs = () => heard.flatMap((message) => (message.type === 'facts' ? message.facts.map(({ seq }) => seq) : []))
const handedOn = () => Promise.resolve()

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  heard = []
  connection = new LiveConnection({
    openSocket: (url) => {
      sockets.push(new FakeSocket(url))
      return latest()
    },
    emit: (message) => heard.push(message),
    now: () => Date.now(),
    random: () => 0.5,
  })
  connection.open([a], { positions: true })
})

afterEach(() => vi.useRealTimers())

function signIn(token = 'token') {
  latest().onopen!()
  connection.give(token)
}

describe('the live connection', () => {
  it('asks for a token, authenticates, and subscribes from the newest fact on', () => {
    signIn()
    latest().hear(ready(41))
    expect(latest().url).toBe('ws://a.test:1/live')
    expect(heard).toContainEqual({ type: 'token-wanted', refused: null })
    expect(said('authenticate')).toEqual([{ type: 'authenticate', token: 'token' }])
    expect(said('subscribe')).toEqual([{ type: 'subscribe', positions: true, afterSeq: 41 }])
  })

  it('resumes on the next server after the last fact, and hands each fact on once', async () => {
    signIn()
    latest().hear(ready(41))
    latest().hear(fact(42))
    latest().hear(fact(44))
    await handedOn()
    latest().onclose!({ code: 1006 })
    vi.advanceTimersByTime(1_000)
    expect(latest().url).toBe('ws://b.test:2/live')
    latest().onopen!()
    latest().hear(ready(50))
    expect(said('subscribe')).toEqual([{ type: 'subscribe', positions: true, afterSeq: 44 }])
    latest().hear(fact(44))
    latest().hear(fact(45))
    await handedOn()
    expect(appliedSeqs()).toEqual([42, 44, 45])
  })

  it('waits longer each time, up to the cap, and says when it tries again', () => {
    signIn()
    latest().hear(ready(1))
    const waits = Array.from({ length: 8 }, () => {
      latest().onclose!({ code: 1006 })
      const phase = heard.findLast((message) => message.type === 'phase')!
      const wait = (phase as { retryAt: number }).retryAt - Date.now()
      vi.advanceTimersByTime(wait)
      return wait
    })
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 7500, 7500, 7500])
  })

  it('leaves a server that has fallen silent', () => {
    signIn()
    latest().hear(ready(1))
    const silent = latest()
    vi.advanceTimersByTime(35_000)
    expect(silent.closed).toBe(true)
    expect(sockets.length).toBeGreaterThan(1)
  })

  it('asks for another token when the server refuses the one it has', () => {
    signIn('old')
    latest().hear({ type: 'error', code: 'unauthenticated', detail: 'expired' })
    latest().onclose!({ code: 4401 })
    expect(heard).toContainEqual({ type: 'token-wanted', refused: 'old' })
    vi.advanceTimersByTime(1_000)
    latest().onopen!()
    connection.give('new')
    expect(said('authenticate')).toEqual([{ type: 'authenticate', token: 'new' }])
  })

  it('says a renewed token again on the open socket, and takes it up by itself on the next one', () => {
    signIn('first')
    latest().hear(ready(1))
    connection.give('second')
    expect(said('authenticate')).toHaveLength(2)
    latest().onclose!({ code: 1006 })
    vi.advanceTimersByTime(1_000)
    latest().onopen!()
    expect(said('authenticate')).toEqual([{ type: 'authenticate', token: 'second' }])
  })

  it('stops when nobody is signed in any more', () => {
    signIn()
    latest().hear(ready(1))
    connection.give(null)
    vi.advanceTimersByTime(60_000)
    expect(sockets).toHaveLength(1)
    expect(heard.at(-1)).toMatchObject({ type: 'phase', phase: 'signed_out' })
  })

  it('skips what the server has passed as not for us', () => {
    signIn()
    latest().hear(ready(41))
    latest().hear({ type: 'heartbeat', seq: 60, time: new Date(0).toISOString() })
    latest().onclose!({ code: 1006 })
    vi.advanceTimersByTime(1_000)
    latest().onopen!()
    latest().hear(ready(70))
    expect(said('subscribe')).toEqual([{ type: 'subscribe', positions: true, afterSeq: 60 }])
  })

  it('starts over from the newest fact when it was away for too long', () => {
    signIn()
    latest().hear(ready(41))
    latest().onclose!({ code: 1006 })
    vi.advanceTimersByTime(1_000)
    latest().onopen!()
    latest().hear(ready(90_000))
    latest().hear({ type: 'error', code: 'resync', detail: 'too far behind' })
    expect(said('subscribe').at(-1)).toMatchObject({ afterSeq: 90_000 })
    expect(heard).toContainEqual({ type: 'resync', seq: 90_000 })
  })

  it('hands positions on as columns, measures their age, and passes over what it cannot read', () => {
    signIn()
    latest().hear(ready(1))
    const message = new DataView(new ArrayBuffer(56))
    message.setUint8(0, 1)
    message.setUint32(4, 1, true)
    message.setFloat64(8, Date.now() - 40, true)
    message.setFloat64(24, 5, true)
    message.setInt32(32, 1204000000, true)
    latest().onmessage!({ data: message.buffer })
    latest().onmessage!({ data: new ArrayBuffer(3) })
    const frames = heard.flatMap((message) => (message.type === 'positions' ? [message.frame] : []))
    expect(frames).toHaveLength(1)
    expect([frames[0]!.movers.id[0], frames[0]!.movers.lon[0]]).toEqual([5, 120.4])
    expect(heard.findLast(({ type }) => type === 'latency')).toEqual({ type: 'latency', latencyMs: 40 })
  })

  it('tells when the database goes and comes back', () => {
    signIn()
    latest().hear(ready(1))
    latest().hear({ type: 'status', database: 'down', nodes: [a] })
    latest().hear({ type: 'status', database: 'up', nodes: [a] })
    expect(heard.filter(({ type }) => type === 'database').map((message) => (message as { database: string }).database)).toEqual(['up', 'down', 'up'])
  })
})
