import { defineStore } from 'pinia'
import { computed } from 'vue'
import { allPages, answer, api, ifMatch } from '@/api/client'
import type { Alarm } from '@/api/models'
import { register } from '@/live/register'

export const useAlarms = defineStore('alarms', () => {
  const { byId, upsert, upsertAll, clear } = register<Alarm>()
  /** Latched until somebody acknowledges them: the most urgent first, then the oldest. */
  const raised = computed(() =>
    [...byId.values()].filter(({ state }) => state === 'raised').sort((a, b) => a.priority - b.priority || a.raisedAt.localeCompare(b.raisedAt)),
  )
  const oldest = computed(() => [...raised.value].sort((a, b) => a.raisedAt.localeCompare(b.raisedAt))[0])

  async function load() {
    upsertAll(await allPages((after) => answer(api.GET('/alarms', { params: { query: { state: 'raised', limit: 1000, after } } }))))
  }

  async function acknowledge({ id, version }: Alarm) {
    upsert(await answer(api.PATCH('/alarms/{id}', { params: { path: { id }, header: ifMatch(version) }, body: { state: 'acknowledged' } })))
  }

  return { byId, raised, oldest, upsert, load, acknowledge, clear }
})
