import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Location } from '@/api/models'
import type { Fix, Lane, Report } from './reports'

export interface Refusal {
  readonly code: string
  readonly status: number
  readonly detail?: string
  readonly reason?: string
}

/** One report on its way. */
export interface Entry {
  /** The order in which reports were made on this phone. */
  readonly seq: number
  /** Whose it is (`org/account id`): it never leaves under anybody else's name. */
  readonly account: string
  readonly lane: Lane
  /** The idempotency key, the same at every attempt. */
  readonly key: string
  /** Unix ms on this phone's clock. */
  readonly madeAt: number
  readonly report: Report
  readonly attempts: number
  /** Why the server will never take it; such an entry stays until the officer discards it or sends it again. */
  readonly refusal?: Refusal
}

/** A photo as it was taken, or a voice note as it was said. The bytes are never altered; the server compares them with `sha256`. */
export interface Photo {
  readonly key: string
  readonly bytes: ArrayBuffer
  /** Lower-case hex, computed at capture; absent where the browser has no crypto.subtle. */
  readonly sha256?: string
  readonly capturedAt: string
  readonly location?: Location
  /** Where the camera looked, degrees clockwise from north. */
  readonly headingDeg?: number
  /** Of the file of the phone's own camera app, which this was made smaller from. */
  readonly originalSha256?: string
  /** Once it is uploaded. */
  readonly evidenceId?: number
}

interface Shelves extends DBSchema {
  entries: { key: number; value: Omit<Entry, 'seq'> & { seq?: number } }
  photos: { key: string; value: Photo }
  fixes: { key: number; value: { account: string; fix: Fix } }
  kept: { key: string; value: unknown }
}

export type PhoneDatabase = IDBPDatabase<Shelves>

/** What the phone must not forget: reports, photos and fixes on their way, and the last picture for an offline start. */
export function openPhoneDatabase(name = 'roadmarshal.field'): Promise<PhoneDatabase> {
  return openDB<Shelves>(name, 1, {
    upgrade(database) {
      database.createObjectStore('entries', { keyPath: 'seq', autoIncrement: true })
      database.createObjectStore('photos', { keyPath: 'key' })
      database.createObjectStore('fixes', { autoIncrement: true })
      database.createObjectStore('kept')
    },
  })
}
