import type { Feature, Geometry, Polygon } from 'geojson'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowReactive, shallowRef, watch } from 'vue'
import { answer, api } from '@/api/client'
import type { PatrolCoverage, Task } from '@/api/models'
import { labelPoint } from '@/map/areaLabels'

const LOOK_EVERY = 20_000

/** What is painted of a patrol: what was visited, and what was not; before anything is known of it, all of it was not. */
export function painted({ patrol }: Task, coverage: PatrolCoverage | undefined): Feature[] {
  const of = (geometry: unknown, visited: boolean): Feature => ({ type: 'Feature', geometry: geometry as Geometry, properties: { visited } })
  if (coverage) return [of(coverage.missed, false), of(coverage.visited, true)]
  return patrol ? [of(patrol.geometry, false)] : []
}

/** Who is on it and how far, at the vertex in the middle of a way or in the middle of an area. */
export function marked({ patrol, unit }: Task, coverage: PatrolCoverage | undefined): Feature[] {
  if (!patrol) return []
  const geometry = patrol.geometry as Geometry
  const coordinates = geometry.type === 'LineString' ? geometry.coordinates[Math.floor(geometry.coordinates.length / 2)]! : labelPoint(geometry as Polygon)
  return [{ type: 'Feature', geometry: { type: 'Point', coordinates }, properties: { label: `${unit.name} ${coverage?.percent ?? 0}% / ${patrol.percent}%` } }]
}

/** How far patrols are, of those that somebody looks at. */
export const usePatrols = defineStore('patrols', () => {
  const byTask = shallowReactive(new Map<number, PatrolCoverage>())
  const shown = shallowRef<Task | null>(null)
  /** Those that are painted while none is looked at on its own. */
  const underWay = shallowRef<readonly Task[]>([])
  const features = computed(() => (shown.value ? [shown.value] : underWay.value).flatMap((task) => [painted, marked].flatMap((of) => of(task, byTask.get(task.id)))))

  async function look(taskId: number) {
    byTask.set(taskId, await answer(api.GET('/tasks/{id}/patrol', { params: { path: { id: taskId } } })))
  }

  return { byTask, shown, underWay, features, look }
})

/** Asks for the coverage of tasks, when they change and every so often; what cannot be had now is asked for again. */
export function keepLooking(tasks: () => readonly Task[]) {
  const patrols = usePatrols()
  const look = () => document.visibilityState === 'visible' && tasks().forEach(({ id }) => void patrols.look(id).catch((error: unknown) => console.warn('patrol', error)))
  watch(() => tasks().map(({ id, state }) => `${id} ${state}`).join(), look, { immediate: true })
  const timer = setInterval(look, LOOK_EVERY)
  onScopeDispose(() => clearInterval(timer))
  return patrols
}

/** Keeps what is known of a task's patrol fresh while a component shows it. */
export function useCoverage(task: () => Task, wanted: () => boolean) {
  const patrols = keepLooking(() => (wanted() ? [task()] : []))
  return computed(() => patrols.byTask.get(task().id))
}
