import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { allPages, answer, api } from '@/api/client'
import type { Agency, City } from '@/api/models'

/** What hardly ever changes: the city and its organisation tree. */
export const useCity = defineStore('city', () => {
  const city = shallowRef<City | null>(null)
  const agencies = ref<readonly Agency[]>([])
  const agencyById = computed(() => new Map(agencies.value.map((agency) => [agency.id, agency])))

  async function load() {
    const [theCity, tree] = await Promise.all([
      answer(api.GET('/city')),
      allPages((after) => answer(api.GET('/agencies', { params: { query: { limit: 1000, after } } }))),
    ])
    city.value = theCity
    agencies.value = tree
  }

  return { city, agencies, agencyById, load }
})
