import { computed, onScopeDispose, shallowRef } from 'vue'
import { answer, api } from '@/api/client'
import type { Schema } from '@/api/client'
import { useLive } from '@/live/useLive'

const EVERY = 60_000
const SETTLE = 2_000

/** The totals by category as the server adds them up, asked for again when issues have changed, and now and then. */
export function useIssueFigures() {
  const figures = shallowRef<readonly Schema['IssueFigure'][]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false

  async function load() {
    try {
      figures.value = (await answer(api.GET('/issue-summary'))).items
    } catch {
      // They stay as they were; the screen says what is the matter.
    }
    if (!gone) soon(EVERY)
  }

  /** Sooner, but not later than it was to be: in a flood of facts it is asked now and then. */
  let due = Infinity
  function soon(wait: number) {
    const at = Date.now() + wait
    if (timer !== undefined && due <= at) return
    clearTimeout(timer)
    due = at
    timer = setTimeout(() => {
      timer = undefined
      void load()
    }, wait)
  }

  const leave = useLive().onFacts((facts) => {
    if (facts.some(({ subject }) => subject === 'issue')) soon(SETTLE)
  })
  onScopeDispose(() => {
    gone = true
    leave()
    clearTimeout(timer)
  })
  void load()

  const sum = (of: 'open' | 'overdue') => figures.value.reduce((total, figure) => total + figure[of], 0)
  return { figures, open: computed(() => sum('open')), overdue: computed(() => sum('overdue')) }
}
