import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { allPages, answer, api, ifMatch } from '@/api/client'
import type { Alarm, AlarmRate, AlarmState } from '@/api/models'
import { register } from '@/live/register'

/** How many of the cleared ones are looked at. */
const CLEARED = 200

export const useAlarms = defineStore('alarms', () => {
  const { byId, upsert, upsertAll, clear } = register<Alarm>()
  const rate = shallowRef<AlarmRate | null>(null)
  const inState = (wanted: AlarmState) => [...byId.values()].filter(({ state }) => state === wanted)
  /** Latched until somebody acknowledges them: the most urgent first, then the oldest. */
  const raised = computed(() => inState('raised').sort((a, b) => a.priority - b.priority || a.raisedAt.localeCompare(b.raisedAt)))
  const oldest = computed(() => [...raised.value].sort((a, b) => a.raisedAt.localeCompare(b.raisedAt))[0])
  const acknowledged = computed(() => inState('acknowledged').sort((a, b) => b.raisedAt.localeCompare(a.raisedAt)))
  /** Those that come back first stand first. */
  const shelved = computed(() => inState('shelved').sort((a, b) => a.shelvedUntil!.localeCompare(b.shelvedUntil!)))
  const cleared = computed(() => inState('cleared').sort((a, b) => b.clearedAt!.localeCompare(a.clearedAt!)).slice(0, CLEARED))

  async function load() {
    upsertAll(await allPages((after) => answer(api.GET('/alarms', { params: { query: { limit: 1000, after } } }))))
  }

  async function loadCleared() {
    upsertAll((await answer(api.GET('/alarms', { params: { query: { state: 'cleared', limit: CLEARED } } }))).items)
  }

  async function loadRate() {
    rate.value = await answer(api.GET('/alarm-rate'))
  }

  type Change = { state: AlarmState; minutes?: number; reason?: string }
  async function change({ id, version }: Alarm, body: Change) {
    upsert(await answer(api.PATCH('/alarms/{id}', { params: { path: { id }, header: ifMatch(version) }, body })))
  }

  const acknowledge = (alarm: Alarm) => change(alarm, { state: 'acknowledged' })

  return { byId, raised, oldest, acknowledged, shelved, cleared, rate, upsert, load, loadCleared, loadRate, change, acknowledge, clear }
})
