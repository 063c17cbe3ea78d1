import { shallowReactive } from 'vue'

export interface Versioned {
  readonly id: number
  readonly version: number
}

/** The newest known form of each thing. Lists and facts may arrive in any order: the higher version wins. */
export interface Register<T extends Versioned> {
  readonly byId: ReadonlyMap<number, T>
  /** Takes the item unless a newer one is known; says whether it was taken. */
  upsert(item: T): boolean
  upsertAll(items: Iterable<T>): void
  clear(): void
}

export function register<T extends Versioned>(): Register<T> {
  const byId = shallowReactive(new Map<number, T>())
  function upsert(item: T): boolean {
    const known = byId.get(item.id)
    if (known && known.version > item.version) return false
    byId.set(item.id, item)
    return true
  }
  return {
    byId,
    upsert,
    upsertAll: (items) => {
      for (const item of items) upsert(item)
    },
    clear: () => byId.clear(),
  }
}
