import { newKey } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Entry, PhoneDatabase, Photo } from './database'
import { isReceipt, laneOf, lanes, type Lane, type Report } from './reports'

/** Hands one entry to the server; resolves when the server has it, throws a Problem when not. */
export type Deliver = (entry: Entry, photos: PhotoShelf) => Promise<void>

export interface PhotoShelf {
  get(key: string): Promise<Photo | undefined>
  /** Remembers that a photo is uploaded, so that a second attempt does not send it again. */
  uploaded(key: string, evidenceId: number): Promise<void>
}

/** The server has understood and says no: sending it again as it is would change nothing. */
const comesAgain: ReadonlySet<number> = new Set([0, 401, 408, 412, 425, 428, 429])
const isFinal = (problem: Problem) => problem.status < 500 && !comesAgain.has(problem.status)

/**
 * Reports that wait for the network, kept over reloads. Each arrives once (its idempotency key goes with every attempt)
 * and in the order of its lane; what the server refuses stays, with the reason, until somebody has seen it.
 */
export class Outbox {
  private readonly flushing = new Map<Lane, Promise<void>>()

  constructor(
    private readonly database: PhoneDatabase,
    private readonly deliver: Deliver,
    /** Who is signed in, as `org/account id`; null sends nothing. */
    private readonly account: () => string | null,
    private readonly changed: () => void,
  ) {}

  async put(report: Report, photos: readonly Photo[] = []): Promise<void> {
    const account = this.account()
    if (account === null) throw new Problem('unauthenticated', 401)
    const transaction = this.database.transaction(['entries', 'photos'], 'readwrite', { durability: 'strict' })
    for (const photo of photos) void transaction.objectStore('photos').put(photo)
    void transaction.objectStore('entries').add({ account, lane: laneOf(report), key: newKey(), madeAt: Date.now(), report, attempts: 0 })
    await transaction.done
    this.changed()
  }

  /** The signed-in officer's entries, in the order in which they were made. */
  async list(): Promise<Entry[]> {
    const account = this.account()
    return (await this.everything()).filter((entry) => entry.account === account)
  }

  private everything = async () => (await this.database.getAll('entries')) as Entry[]

  async discard({ seq }: Entry): Promise<void> {
    await this.remove(seq)
    this.changed()
  }

  /** Tries a refused entry once more, for the world may have changed. */
  async resend({ seq }: Entry): Promise<void> {
    await this.amend(seq, (entry) => ({ ...entry, refusal: undefined }))
    await this.flush()
  }

  /** Sends all that waits, as far as it goes. Safe to call at any time, from any window: one of them sends, the others leave it to that one. */
  async flush(): Promise<void> {
    await Promise.all(lanes.map((lane) => this.flushLane(lane)))
  }

  private flushLane(lane: Lane): Promise<void> {
    const running = this.flushing.get(lane)
    if (running) return running
    const run = exclusively(`roadmarshal.outbox.${lane}`, () => this.empty(lane)).finally(() => this.flushing.delete(lane))
    this.flushing.set(lane, run)
    return run
  }

  private async empty(lane: Lane): Promise<void> {
    for (let entry = await this.first(lane); entry; entry = await this.first(lane)) {
      const gone = await this.attempt(entry)
      this.changed()
      if (!gone) return
    }
  }

  private async first(lane: Lane): Promise<Entry | undefined> {
    return (await this.list()).find((entry) => entry.lane === lane && !entry.refusal)
  }

  /** True when the way is free for the next entry. */
  private async attempt(entry: Entry): Promise<boolean> {
    try {
      await this.deliver(entry, this.photos)
      await this.remove(entry.seq)
      return true
    } catch (error) {
      const problem = error instanceof Problem ? error : undefined
      if (!problem || !isFinal(problem)) {
        if (!problem) console.error(error)
        await this.amend(entry.seq, (known) => ({ ...known, attempts: known.attempts + 1 }))
        return false
      }
      if (isReceipt(entry.report)) await this.remove(entry.seq)
      else await this.amend(entry.seq, (known) => ({ ...known, refusal: { code: problem.code, status: problem.status, detail: problem.detail, reason: problem.reason } }))
      return true
    }
  }

  private async amend(seq: number, change: (entry: Entry) => Entry): Promise<void> {
    const transaction = this.database.transaction('entries', 'readwrite')
    const entry = (await transaction.store.get(seq)) as Entry | undefined
    if (entry) await transaction.store.put(change(entry))
    await transaction.done
  }

  private async remove(seq: number): Promise<void> {
    const transaction = this.database.transaction(['entries', 'photos'], 'readwrite')
    const entry = await transaction.objectStore('entries').get(seq)
    const keys = entry && 'photoKeys' in entry.report ? entry.report.photoKeys : []
    await Promise.all([...keys.map((key) => transaction.objectStore('photos').delete(key)), transaction.objectStore('entries').delete(seq), transaction.done])
  }

  private readonly photos: PhotoShelf = {
    get: (key) => this.database.get('photos', key),
    uploaded: async (key, evidenceId) => {
      const photo = await this.database.get('photos', key)
      if (photo) await this.database.put('photos', { ...photo, evidenceId })
    },
  }
}

/** Leaves the work to whichever window holds the lock. Without locks (plain HTTP off loopback) the idempotency keys alone keep things single. */
async function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | undefined
  if (!locks) return work()
  await locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
  })
}
