import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { answer, api } from '@/api/client'
import type { Entry, Mover, MoverTrack, Trips } from '@/api/models'
import { describe } from '@/api/problem'
import { keyOf } from './mover'

/** A span of time, Unix ms. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What is replayed: loaded anew whenever the movers or the span change; an answer that was overtaken is dropped. */
export function useReplay(movers: Ref<readonly Mover[]>, span: Ref<Span>) {
  const { t, te } = useI18n()
  const tracks = shallowRef<readonly MoverTrack[]>([])
  const events = shallowRef<readonly Entry[]>([])
  /** By mover, of those that were asked for. */
  const trips = reactive(new Map<string, Trips>())
  const busy = ref(false)
  const problem = ref('')
  const times = computed(() => ({ from: new Date(span.value.from).toISOString(), to: new Date(span.value.to).toISOString() }))
  let round = 0

  async function load() {
    const mine = ++round
    problem.value = ''
    trips.clear()
    if (!movers.value.length) {
      tracks.value = events.value = []
      busy.value = false
      return
    }
    busy.value = true
    const query = { movers: movers.value.map(keyOf).join(','), ...times.value }
    try {
      const [played, told] = await Promise.all([
        answer(api.GET('/replay', { params: { query } })),
        answer(api.GET('/replay/events', { params: { query } })),
      ])
      if (mine !== round) return
      tracks.value = played.items
      events.value = told.items
    } catch (error) {
      if (mine === round) problem.value = describe(error, t, te)
    } finally {
      if (mine === round) busy.value = false
    }
  }

  async function loadTrips(mover: Mover) {
    const key = keyOf(mover)
    const mine = round
    if (trips.has(key)) return
    try {
      const found = await answer(api.GET('/movers/{kind}/{id}/trips', { params: { path: { ...mover }, query: times.value } }))
      if (mine === round) trips.set(key, found)
    } catch (error) {
      if (mine === round) problem.value = describe(error, t, te)
    }
  }

  watch([movers, span], () => void load(), { immediate: true })
  return { tracks, events, trips, busy, problem, times, load, loadTrips }
}
