import { defineStore } from 'pinia'
import { computed } from 'vue'
import { allPages, answer, api } from '@/api/client'
import type { Unit } from '@/api/models'
import { register } from '@/live/register'

/** Made once: `localeCompare` makes one for each two callsigns. */
const { compare } = new Intl.Collator('en', { numeric: true })

export const useUnits = defineStore('units', () => {
  const { byId, upsert, upsertAll, clear } = register<Unit>()
  const all = computed(() => [...byId.values()].sort((a, b) => compare(a.callsign, b.callsign)))

  async function load() {
    upsertAll(await allPages((after) => answer(api.GET('/units', { params: { query: { limit: 1000, after } } }))))
  }

  return { byId, all, upsert, load, clear }
})
