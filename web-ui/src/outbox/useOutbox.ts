import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { accountName } from '@/features/session/accountName'
import { useAlarms } from '@/features/alarm/useAlarms'
import { useIssues } from '@/features/issue/useIssues'
import { useMessages } from '@/features/message/useMessages'
import { useOrders } from '@/features/order/useOrders'
import { useTasks } from '@/features/task/useTasks'
import { useUnits } from '@/features/unit/useUnits'
import { delivery } from './deliver'
import { openPhoneDatabase, type Entry, type PhoneDatabase, type Photo } from './database'
import { Outbox } from './Outbox'
import type { Report } from './reports'

const flushEvery = 3_000

/** The outbox as the page shows it: what waits, what was refused. It empties itself when the network is back, when the page is looked at, and every 3 s. */
export const useOutbox = defineStore('outbox', () => {
  const entries = shallowRef<readonly Entry[]>([])
  const waiting = computed(() => entries.value.filter(({ refusal }) => !refusal))
  const refused = computed(() => entries.value.filter(({ refusal }) => refusal))
  const database = shallowRef<PhoneDatabase | null>(null)
  const windows = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('roadmarshal.outbox')
  let outbox: Outbox | null = null
  let timer: ReturnType<typeof setInterval> | undefined

  async function reload() {
    if (outbox) entries.value = await outbox.list()
  }

  function changed() {
    void reload()
    windows?.postMessage('changed')
  }

  const look = () => document.visibilityState === 'visible' && void flush()
  const flush = async () => outbox?.flush()

  async function start() {
    database.value ??= await openPhoneDatabase()
    const [tasks, units, alarms, issues] = [useTasks(), useUnits(), useAlarms(), useIssues()]
    const deliver = delivery({ task: tasks.upsert, unit: units.upsert, alarm: alarms.upsert, issue: issues.upsert, message: useMessages().upsert, order: useOrders().upsert })
    outbox ??= new Outbox(database.value, deliver, accountName, changed)
    if (windows) windows.onmessage = () => void reload()
    addEventListener('online', flush)
    document.addEventListener('visibilitychange', look)
    clearInterval(timer)
    timer = setInterval(flush, flushEvery)
    // Without this the browser may throw away what waits here when the phone runs out of space.
    void navigator.storage?.persist?.()
    await reload()
    void flush()
  }

  function stop() {
    clearInterval(timer)
    removeEventListener('online', flush)
    document.removeEventListener('visibilitychange', look)
  }

  /** Resolves when the report is safe on this phone; it then goes by itself. */
  async function put(report: Report, photos: readonly Photo[] = []) {
    await outbox!.put(report, photos)
    await reload()
    void flush()
  }

  const discard = (entry: Entry) => outbox!.discard(entry)
  const resend = (entry: Entry) => outbox!.resend(entry)

  return { entries, waiting, refused, database, start, stop, put, discard, resend, flush }
})
