import { shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { answer, api, once } from '@/api/client'
import type { RadarPlace, RadarRoute, Unit } from '@/api/models'
import { describe } from '@/api/problem'

export interface RadarWish {
  readonly date: string
  readonly category?: string
  readonly agencyId?: number
}

const SHOWN = 30
const free = ['available', 'returning']

/** The places that the next patrol should look at, the way over the highest of them, and who could drive it. */
export function useRadar(wish: () => RadarWish) {
  const { t, te } = useI18n()
  const places = shallowRef<readonly RadarPlace[]>([])
  const route = shallowRef<RadarRoute | null>(null)
  const units = shallowRef<readonly Unit[]>([])
  const problem = shallowRef('')
  let asking = 0

  async function attempt(work: (mine: number) => Promise<void>) {
    const mine = ++asking
    problem.value = ''
    try {
      await work(mine)
    } catch (error) {
      if (mine === asking) problem.value = describe(error, t, te)
    }
  }

  const load = () => attempt(async (mine) => {
    route.value = null
    const found = await answer(api.GET('/radar', { params: { query: { ...wish(), limit: SHOWN } } }))
    if (mine === asking) places.value = found.items
  })

  const lay = (count: number, unitId?: number) => attempt(async (mine) => {
    const found = await answer(api.GET('/radar/route', { params: { query: { ...wish(), places: count, unitId } } }))
    if (mine === asking) route.value = found
  })

  async function loadUnits() {
    const found = await answer(api.GET('/units', { params: { query: { limit: 1000 } } }))
    units.value = found.items.filter(({ state, taskId }) => free.includes(state) && taskId === undefined)
  }

  const send = (unitId: number) => answer(api.POST('/radar/patrols', {
    params: { header: once() }, body: { unitId, date: wish().date, places: route.value!.stops.map(({ place }) => place.key) },
  }))

  watch(wish, () => void load(), { immediate: true })
  return { places, route, units, problem, load, lay, loadUnits, send }
}
