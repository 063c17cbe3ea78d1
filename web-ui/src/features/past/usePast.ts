import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { answer, api } from '@/api/client'
import type { Alarm, Closure, Incident, Issue, Picture, Task, Unit } from '@/api/models'
import { describe } from '@/api/problem'
import { useAlarms } from '@/features/alarm/useAlarms'
import { useIncidents } from '@/features/incident/useIncidents'
import { useIssues } from '@/features/issue/useIssues'
import { usePositions } from '@/features/position/usePositions'
import { useClosures } from '@/features/road/useClosures'
import { useTasks } from '@/features/task/useTasks'
import { useUnits } from '@/features/unit/useUnits'
import type { Versioned } from '@/live/register'
import { holdClocks } from '@/ui/useClock'
import { Newest } from './newest'

/** Between two questions, ms: a playing clock asks again as soon as it is answered, but no faster. */
const PAUSE = 250

interface Store<T extends Versioned> {
  upsert(item: T): boolean
  clear(): void
}

/**
 * Puts the picture of an instant where the live screens have theirs, so that the same lists and the same map show it. All clocks
 * are held at the instant; when the screen goes, everything is emptied for whoever comes next.
 */
export function usePast(at: Ref<number>) {
  const { t, te } = useI18n()
  const units = useUnits()
  const incidents = useIncidents()
  const tasks = useTasks()
  const alarms = useAlarms()
  const issues = useIssues()
  const closures = useClosures()
  const positions = usePositions()
  const picture = shallowRef<Picture | null>(null)
  const problem = ref('')
  const busy = ref(false)

  function fill<T extends Versioned>(store: Store<T>, items: readonly unknown[]) {
    store.clear()
    for (const item of items) store.upsert(item as T)
  }

  function show(shown: Picture) {
    picture.value = shown
    holdClocks(Date.parse(shown.at))
    fill<Unit>(units, shown.units)
    fill<Incident>(incidents, shown.incidents)
    fill<Task>(tasks, shown.tasks)
    fill<Alarm>(alarms, shown.alarms)
    fill<Issue>(issues, shown.issues)
    fill<Closure>(closures, shown.closures)
    positions.byUnit.clear()
    for (const { kind, id, lon, lat, at: time, speedKmh, courseDeg } of shown.positions) {
      if (kind === 'unit') positions.byUnit.set(id, { lon, lat, time: Date.parse(time), speed: speedKmh, course: courseDeg })
    }
    positions.tick++
  }

  const newest = new Newest<number>(async (time) => {
    busy.value = true
    try {
      show(await answer(api.GET('/picture', { params: { query: { at: new Date(Math.min(time, Date.now())).toISOString() } } })))
      problem.value = ''
    } catch (error) {
      problem.value = describe(error, t, te)
    } finally {
      busy.value = false
    }
  }, PAUSE)

  watch(at, (time) => newest.want(time), { immediate: true })
  onScopeDispose(() => {
    newest.stop()
    holdClocks(null)
    for (const store of [units, incidents, tasks, alarms, issues, closures, positions]) store.clear()
  })
  return { picture, problem, busy }
}
