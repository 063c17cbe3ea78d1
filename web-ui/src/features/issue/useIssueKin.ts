import { onScopeDispose, shallowRef, watch } from 'vue'
import { answer, api } from '@/api/client'
import type { IssueKin } from '@/api/models'
import { useLive } from '@/live/useLive'

const SETTLE = 800
const none: IssueKin = { twins: [], merged: [], chain: [] }

/** What an issue has to do with others; looked at anew when something happens to issues. */
export function useIssueKin(id: () => number | null) {
  const kin = shallowRef<IssueKin>(none)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load() {
    const mine = id()
    if (mine === null) return
    try {
      const found = await answer(api.GET('/issues/{id}/twins', { params: { path: { id: mine } } }))
      if (mine === id()) kin.value = found
    } catch {
      // It is left as it was; the issue itself says what is the matter.
    }
  }

  watch(id, () => {
    kin.value = none
    clearTimeout(timer)
    timer = setTimeout(() => void load(), 120)
  }, { immediate: true })
  const leave = useLive().onFacts((facts) => {
    if (!facts.some(({ subject }) => subject === 'issue')) return
    clearTimeout(timer)
    timer = setTimeout(() => void load(), SETTLE)
  })
  onScopeDispose(() => {
    leave()
    clearTimeout(timer)
  })
  return kin
}
