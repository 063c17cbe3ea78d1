import { defineStore } from 'pinia'
import { computed } from 'vue'
import { allPages, answer, api } from '@/api/client'
import type { Unit } from '@/api/models'
import { register } from '@/live/register'

export const useUnits = defineStore('units', () => {
  const { byId, upsert, upsertAll, clear } = register<Unit>()
  const all = computed(() => [...byId.values()].sort((a, b) => a.callsign.localeCompare(b.callsign, 'en', { numeric: true })))

  async function load() {
    upsertAll(await allPages((after) => answer(api.GET('/units', { params: { query: { limit: 1000, after } } }))))
  }

  return { byId, all, upsert, load, clear }
})
