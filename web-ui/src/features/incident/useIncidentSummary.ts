import { onScopeDispose, shallowRef } from 'vue'
import { answer, api } from '@/api/client'
import type { IncidentSummary } from '@/api/models'
import { useLive } from '@/live/useLive'

const EVERY = 30_000
const SETTLE = 1_500

/** The figures of today, asked for again when incidents or tasks have changed, and now and then. */
export function useIncidentSummary() {
  const summary = shallowRef<IncidentSummary | null>(null)
  let timer: ReturnType<typeof setTimeout>

  async function load() {
    try {
      summary.value = await answer(api.GET('/incident-summary'))
    } catch {
      // The figures stay as they were; the strip says what is the matter.
    }
    soon(EVERY)
  }

  function soon(wait: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void load(), wait)
  }

  const end = useLive().onFacts((facts) => {
    if (facts.some(({ subject }) => subject === 'incident' || subject === 'task')) soon(SETTLE)
  })
  onScopeDispose(() => {
    end()
    clearTimeout(timer)
  })
  void load()
  return summary
}
