import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/problem'
import { openPhoneDatabase, type Entry, type PhoneDatabase, type Photo } from './database'
import { Outbox, type Deliver } from './Outbox'
import type { Report } from './reports'

const milestone = (taskId: number, step: 'delivered' | 'accepted' | 'en_route' | 'on_scene'): Report => ({ kind: 'milestone', taskId, body: { milestone: step } })
const sos: Report = { kind: 'sos', body: { kind: 'sos' } }
const issue = (...photoKeys: string[]): Report => ({
  kind: 'issue', photoKeys, body: { category: 'heap', source: 'patrol', geometry: { type: 'Point', coordinates: [120.45, 41.57] } },
})
const photo = (key: string): Photo => ({ key, bytes: new Uint8Array([1, 2, 3]).buffer, sha256: 'a'.repeat(64), capturedAt: '2026-11-23T08:00:00Z' })
const word = ({ report }: Entry) => (report.kind === 'milestone' ? report.body.milestone : report.kind)
const refusal = (status: number) => new Problem(status === 0 ? 'unreachable' : `http_${status}`, status, 'because')

/** A server that takes reports, or answers what it is told to. A key that it has seen creates nothing more. */
class Server {
  readonly taken: Entry[] = []
  readonly seen: string[] = []
  answers: (Problem | undefined)[] = []
  deliver: Deliver = async (entry) => {
    this.seen.push(entry.key)
    const problem = this.answers.shift()
    if (problem) throw problem
    if (!this.taken.some(({ key }) => key === entry.key)) this.taken.push(entry)
  }
}

describe('the outbox', () => {
  let database: PhoneDatabase
  let server: Server
  let account: string | null
  let name = 0
  const open = (changed = () => {}) => new Outbox(database, (entry, photos) => server.deliver(entry, photos), () => account, changed)

  beforeEach(async () => {
    database = await openPhoneDatabase(`outbox-${name++}`)
    server = new Server()
    account = 'chaoyang/7'
  })
  afterEach(() => database.close())

  it('sends in the order in which things were said, each once', async () => {
    const outbox = open()
    for (const step of ['accepted', 'en_route', 'on_scene'] as const) await outbox.put(milestone(1, step))
    await Promise.all([outbox.flush(), outbox.flush(), open().flush()])
    expect(server.taken.map(word)).toEqual(['accepted', 'en_route', 'on_scene'])
    expect(await outbox.list()).toEqual([])
  })

  it.each([0, 401, 429, 500, 503])('keeps what meets a %i, over a reload, and sends it with the same key', async (status) => {
    await open().put(milestone(1, 'accepted'))
    await open().put(milestone(1, 'en_route'))
    server.answers = [refusal(status)]
    await open().flush()
    expect(server.taken).toEqual([])
    const afterReload = open()
    expect((await afterReload.list()).map(({ attempts }) => attempts)).toEqual([1, 0])
    await afterReload.flush()
    expect(server.taken.map(word)).toEqual(['accepted', 'en_route'])
    expect(new Set(server.seen).size).toBe(2)
  })

  it.each([400, 403, 404, 409, 422])('keeps what was refused with %i, says why, and goes on', async (status) => {
    const outbox = open()
    await outbox.put(milestone(1, 'accepted'))
    await outbox.put(milestone(2, 'accepted'))
    server.answers = [refusal(status)]
    await outbox.flush()
    expect(server.taken.map(({ report }) => report.kind === 'milestone' && report.taskId)).toEqual([2])
    const [refused] = await outbox.list()
    expect(refused).toMatchObject({ refusal: { status, detail: 'because' } })
    await outbox.flush()
    expect(server.seen).toHaveLength(2)
    await outbox.resend(refused!)
    expect(await outbox.list()).toEqual([])
  })

  it('forgets a refused entry and its photos when it is discarded', async () => {
    const outbox = open()
    await outbox.put(issue('p1'), [photo('p1')])
    server.answers = [refusal(409)]
    await outbox.flush()
    await outbox.discard((await outbox.list())[0]!)
    expect(await outbox.list()).toEqual([])
    expect(await database.count('photos')).toBe(0)
  })

  it('troubles nobody with a refused receipt', async () => {
    const outbox = open()
    await outbox.put(milestone(1, 'delivered'))
    server.answers = [refusal(409)]
    await outbox.flush()
    expect(await outbox.list()).toEqual([])
  })

  it('lets a cry for help wait for nothing', async () => {
    const outbox = open()
    server.deliver = async (entry) => {
      if (entry.report.kind !== 'sos') throw refusal(503)
      server.taken.push(entry)
    }
    await outbox.put(issue('p1'), [photo('p1')])
    await outbox.put(milestone(1, 'accepted'))
    await outbox.put(sos)
    await outbox.flush()
    expect(server.taken.map(word)).toEqual(['sos'])
    expect((await outbox.list()).map(word)).toEqual(['issue', 'accepted'])
  })

  it('sends nothing under another name', async () => {
    await open().put(milestone(1, 'accepted'))
    account = 'chaoyang/8'
    await open().flush()
    expect([await open().list(), server.taken]).toEqual([[], []])
    account = 'chaoyang/7'
    await open().flush()
    expect(server.taken.map(word)).toEqual(['accepted'])
  })

  it('uploads a photo once although its record had to be sent twice', async () => {
    const outbox = open()
    const uploads: string[] = []
    server.answers = [refusal(503)]
    const plain = server.deliver
    server.deliver = async (entry, shelf) => {
      const kept = await shelf.get('p1')
      if (kept!.evidenceId === undefined) {
        uploads.push(kept!.sha256!)
        await shelf.uploaded('p1', 41)
      }
      await plain(entry, shelf)
    }
    await outbox.put(issue('p1'), [photo('p1')])
    await outbox.flush()
    await outbox.flush()
    expect(uploads).toEqual(['a'.repeat(64)])
    expect(server.taken).toHaveLength(1)
    expect(await database.count('photos')).toBe(0)
  })

  it('leaves the work to the window that holds the lock', async () => {
    const request = vi.fn(async (_name: string, _options: LockOptions, work: (lock: Lock | null) => Promise<void>) => work(null))
    vi.stubGlobal('navigator', { ...navigator, locks: { request } })
    const outbox = open()
    await outbox.put(sos)
    await outbox.flush()
    expect(server.seen).toEqual([])
    vi.unstubAllGlobals()
    await outbox.flush()
    expect(server.taken.map(word)).toEqual(['sos'])
  })
})
