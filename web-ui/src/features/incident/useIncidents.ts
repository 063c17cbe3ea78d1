import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { allPages, answer, api } from '@/api/client'
import type { Incident } from '@/api/models'
import { register } from '@/live/register'

export interface IncidentCategory {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly priority: number
}

export const useIncidents = defineStore('incidents', () => {
  const { byId, upsert, upsertAll, clear } = register<Incident>()
  const categories = ref<readonly IncidentCategory[]>([])
  /** What is open, the most urgent first, then the oldest. */
  const open = computed(() =>
    [...byId.values()].filter(({ state }) => state === 'open').sort((a, b) => a.priority - b.priority || a.createdAt.localeCompare(b.createdAt) || a.id - b.id),
  )

  async function loadCategories() {
    categories.value = (await answer(api.GET('/incident-categories'))).items
  }

  async function load() {
    const [incidents] = await Promise.all([
      allPages((after) => answer(api.GET('/incidents', { params: { query: { state: 'open', limit: 1000, after } } }))),
      loadCategories(),
    ])
    upsertAll(incidents)
  }

  return { byId, categories, open, upsert, load, loadCategories, clear }
})
