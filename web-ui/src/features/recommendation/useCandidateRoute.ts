import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { answer, api } from '@/api/client'
import type { Place } from '@/features/fence/fenceGeometry'

/** The way of the candidate that the dispatcher looks at. */
export const useCandidateRoute = defineStore('candidateRoute', () => {
  const unitId = shallowRef<number | null>(null)
  const line = shallowRef<readonly Place[]>([])

  async function show(incidentId: number, unit: number) {
    unitId.value = unit
    line.value = []
    try {
      const { geometry } = await answer(api.GET('/incidents/{id}/candidate-route', { params: { path: { id: incidentId }, query: { unitId: unit } } }))
      if (unitId.value === unit) line.value = geometry.coordinates as unknown as Place[]
    } catch {
      // No way by road is known: nothing is drawn, and the list says how its time was come by.
    }
  }

  function hide() {
    unitId.value = null
    line.value = []
  }

  return { unitId, line, show, hide }
})
