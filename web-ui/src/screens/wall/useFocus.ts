import { computed, onScopeDispose, ref, watch } from 'vue'
import { useIncidents } from '@/features/incident/useIncidents'
import { useLive } from '@/live/useLive'

const HOLD = 25_000

/** A new incident of the first priority takes the wall's focus, and gives it back after a while or when it ends. */
export function useFocus() {
  const incidents = useIncidents()
  const id = ref<number | null>(null)
  let release: ReturnType<typeof setTimeout>

  const end = useLive().onFacts((facts) => {
    const urgent = facts.findLast(({ kind, data }) => kind === 'incident.created' && (data.incident as { priority?: number } | undefined)?.priority === 1)
    if (!urgent) return
    id.value = urgent.id
    clearTimeout(release)
    release = setTimeout(() => (id.value = null), HOLD)
  })
  onScopeDispose(() => {
    end()
    clearTimeout(release)
  })

  const incident = computed(() => (id.value === null ? null : (incidents.byId.get(id.value) ?? null)))
  watch(() => incident.value?.state, (state) => {
    if (state && state !== 'open') id.value = null
  })
  return incident
}
