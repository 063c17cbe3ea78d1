import { computed, onScopeDispose, watch } from 'vue'
import { useTasks } from '@/features/task/useTasks'
import { keepLooking } from './usePatrols'

/** As many are painted at once: each is asked for again and again. */
const MOST = 20

/** Paints every patrol that is under way, for a screen on which nobody chooses one. */
export function usePatrolsUnderWay() {
  const tasks = useTasks()
  const underWay = computed(() => tasks.open.filter(({ patrol, state }) => patrol && ['accepted', 'en_route', 'on_scene'].includes(state)).slice(0, MOST))
  const patrols = keepLooking(() => underWay.value)
  watch(underWay, (all) => (patrols.underWay = all), { immediate: true })
  onScopeDispose(() => (patrols.underWay = []))
}
