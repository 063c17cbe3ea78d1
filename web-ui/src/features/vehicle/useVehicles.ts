import { defineStore } from 'pinia'
import { ref } from 'vue'
import { allPages, answer, api } from '@/api/client'
import type { Vehicle } from '@/api/models'
import { vehicleUses } from './vehicleMarks'

const FOUND = 8

/** The register of vehicles: whose each is, what class, which plate. Read once, when vehicles are first shown. */
export const useVehicles = defineStore('vehicles', () => {
  const byId = new Map<number, Vehicle>()
  const uses = new Map<number, number>()
  /** Rises when more of the register is known. */
  const version = ref(0)
  let loading: Promise<void> | null = null

  function take(items: readonly Vehicle[]) {
    for (const vehicle of items) {
      byId.set(vehicle.id, vehicle)
      uses.set(vehicle.id, vehicleUses.indexOf(vehicle.use))
    }
    version.value++
  }

  /** Without the register vehicles are drawn all the same, as of unknown class; the next showing tries again. */
  function load(): Promise<void> {
    loading ??= allPages((after) => answer(api.GET('/vehicles', { params: { query: { limit: 1000, after } } }))).then(take, () => {
      loading = null
    })
    return loading
  }

  /** Those whose plate holds the text. */
  async function find(text: string): Promise<readonly Vehicle[]> {
    const { items } = await answer(api.GET('/vehicles', { params: { query: { q: text, limit: FOUND } } }))
    take(items)
    return items
  }

  /** The class as an index of `vehicleUses`; 0 where it is not known. */
  const useIndex = (id: number): number => uses.get(id) ?? 0

  function clear() {
    byId.clear()
    uses.clear()
    loading = null
    version.value++
  }

  return { byId, version, load, find, useIndex, clear }
})
