import { reactive, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { answer, api } from '@/api/client'
import type { Passage } from '@/api/models'
import { describe } from '@/api/problem'

/** A place on the map, and how far round it. */
export interface Vicinity {
  readonly lon: number
  readonly lat: number
  readonly radiusM: number
}

/** Who was near a place within a span. */
export function useNearby() {
  const { t, te } = useI18n()
  const place = ref<{ lon: number; lat: number } | null>(null)
  const radiusM = ref(500)
  const found = shallowRef<readonly Passage[] | null>(null)
  const busy = ref(false)
  const problem = ref('')
  let round = 0

  async function ask(times: { from: string; to: string }) {
    if (!place.value) return
    const mine = ++round
    busy.value = true
    problem.value = ''
    try {
      const { items } = await answer(api.GET('/passages', { params: { query: { ...place.value, radiusM: radiusM.value, ...times } } }))
      if (mine === round) found.value = items
    } catch (error) {
      if (mine === round) [found.value, problem.value] = [null, describe(error, t, te)]
    } finally {
      if (mine === round) busy.value = false
    }
  }

  function forget() {
    round++
    place.value = found.value = null
    busy.value = false
    problem.value = ''
  }

  return reactive({ place, radiusM, found, busy, problem, ask, forget })
}
