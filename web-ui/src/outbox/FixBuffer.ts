import { Problem } from '@/api/problem'
import type { PhoneDatabase } from './database'
import type { Fix } from './reports'

/** As many as one request takes. When more wait, the oldest go: where somebody is now matters most. */
export const FIXES_KEPT = 1000

/** Fixes that wait for the network. One that is sent twice does no harm: the server knows it by its time. */
export class FixBuffer {
  private sending = false

  constructor(
    private readonly database: PhoneDatabase,
    private readonly send: (fixes: Fix[]) => Promise<unknown>,
    private readonly account: () => string | null,
  ) {}

  async keep(fix: Fix): Promise<void> {
    const account = this.account()
    if (account === null) return
    const transaction = this.database.transaction('fixes', 'readwrite')
    void transaction.store.add({ account, fix })
    const keys = await transaction.store.getAllKeys()
    for (const key of keys.slice(0, -FIXES_KEPT)) void transaction.store.delete(key)
    await transaction.done
  }

  /** Sends the signed-in officer's fixes, oldest first; what cannot be sent now stays. */
  async flush(): Promise<void> {
    if (this.sending) return
    this.sending = true
    try {
      await this.sendAll()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    } finally {
      this.sending = false
    }
  }

  private async sendAll(): Promise<void> {
    const account = this.account()
    const transaction = this.database.transaction('fixes')
    const [keys, rows] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()])
    const own = keys.flatMap((key, at) => (rows[at]!.account === account ? [{ key, fix: rows[at]!.fix }] : []))
    if (own.length === 0) return
    try {
      await this.send(own.map(({ fix }) => fix))
    } catch (error) {
      // What the server calls invalid would stand in the way of all later fixes.
      if (!(error instanceof Problem) || error.status !== 400) throw error
    }
    const removal = this.database.transaction('fixes', 'readwrite')
    await Promise.all([...own.map(({ key }) => removal.store.delete(key)), removal.done])
  }
}

