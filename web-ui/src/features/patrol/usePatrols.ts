import type { Feature, Geometry } from 'geojson'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowReactive, shallowRef, watch } from 'vue'
import { answer, api } from '@/api/client'
import type { PatrolCoverage, Task } from '@/api/models'

const LOOK_EVERY = 20_000

/** What is painted of a patrol: what was visited, and what was not; before anything is known of it, all of it was not. */
export function painted({ patrol }: Task, coverage: PatrolCoverage | undefined): Feature[] {
  const of = (geometry: unknown, visited: boolean): Feature => ({ type: 'Feature', geometry: geometry as Geometry, properties: { visited } })
  if (coverage) return [of(coverage.missed, false), of(coverage.visited, true)]
  return patrol ? [of(patrol.geometry, false)] : []
}

/** How far patrols are, of those that somebody looks at. */
export const usePatrols = defineStore('patrols', () => {
  const byTask = shallowReactive(new Map<number, PatrolCoverage>())
  const shown = shallowRef<Task | null>(null)
  const features = computed(() => (shown.value ? painted(shown.value, byTask.get(shown.value.id)) : []))

  async function look(taskId: number) {
    byTask.set(taskId, await answer(api.GET('/tasks/{id}/patrol', { params: { path: { id: taskId } } })))
  }

  return { byTask, shown, features, look }
})

/** Keeps what is known of a task's patrol fresh while a component shows it; what cannot be had now is asked for again. */
export function useCoverage(task: () => Task, wanted: () => boolean) {
  const patrols = usePatrols()
  const look = () => wanted() && document.visibilityState === 'visible' && void patrols.look(task().id).catch((error: unknown) => console.warn('patrol', error))
  watch([() => task().id, () => task().state], look, { immediate: true })
  const timer = setInterval(look, LOOK_EVERY)
  onScopeDispose(() => clearInterval(timer))
  return computed(() => patrols.byTask.get(task().id))
}
