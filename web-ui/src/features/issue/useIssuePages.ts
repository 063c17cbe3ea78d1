import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { answer, api } from '@/api/client'
import type { Issue } from '@/api/models'
import { describe } from '@/api/problem'
import type { Schema } from '@/api/client'
import type { Fact } from '@/live/protocol'
import { useLive } from '@/live/useLive'
import type { IssueOrder, IssueQuery } from './issueQuery'
import { useIssues } from './useIssues'

const PAGE = 60
const SETTLE = 1_500

export interface IssueWish {
  readonly query: IssueQuery
  readonly order: IssueOrder
  /** west,south,east,north; null for everywhere */
  readonly box: string | null
}

/**
 * The issues that a wish finds, as many as were looked at so far, in the server's order; and how many there are in all. Where it is
 * `live`, the first page is renewed by itself.
 */
export function useIssuePages(wish: Readonly<Ref<IssueWish>>, { live = false } = {}) {
  const { t, te } = useI18n()
  const issues = useIssues()
  const ids = shallowRef<readonly number[]>([])
  const next = shallowRef<string | undefined>()
  const count = shallowRef<Schema['IssueCount'] | null>(null)
  const problem = shallowRef('')
  const loading = shallowRef(false)
  /** So many were registered since; the list stays as it is under the reader's eyes until it is asked for anew. */
  const fresh = shallowRef(0)
  let asking = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const rows = computed(() => ids.value.flatMap((id) => issues.byId.get(id) ?? []))
  const asked = () => ({ ...wish.value.query, bbox: wish.value.box ?? undefined })

  async function loadCount() {
    const mine = asking
    try {
      const counted = await answer(api.GET('/issue-count', { params: { query: asked() } }))
      if (mine === asking) count.value = counted
    } catch {
      // The list says what is the matter.
    }
  }

  async function page(mine: number, after?: string) {
    const found = await answer(api.GET('/issues', { params: { query: { ...asked(), order: wish.value.order, limit: PAGE, after } } }))
    if (mine !== asking) return
    issues.upsertAll(found.items)
    ids.value = [...(after ? ids.value : []), ...found.items.map(({ id }: Issue) => id)]
    next.value = found.next
  }

  async function attempt(work: () => Promise<void>, mine: number) {
    loading.value = true
    try {
      await work()
      if (mine === asking) problem.value = ''
    } catch (error) {
      if (mine === asking) problem.value = describe(error, t, te)
    } finally {
      if (mine === asking) loading.value = false
    }
  }

  async function renew() {
    const mine = ++asking
    fresh.value = 0
    await Promise.all([attempt(() => page(mine), mine), loadCount()])
  }

  async function more() {
    if (!next.value || loading.value) return
    const mine = asking
    await attempt(() => page(mine, next.value), mine)
  }

  function hear(facts: readonly Fact[]) {
    const told = facts.filter(({ subject }) => subject === 'issue')
    if (!told.length) return
    fresh.value += told.filter(({ kind }) => kind === 'issue.registered').length
    clearTimeout(timer)
    timer = setTimeout(() => void (live && ids.value.length <= PAGE ? renew() : loadCount()), SETTLE)
  }

  watch(wish, () => void renew(), { immediate: true })
  const leave = [useLive().onFacts(hear), useLive().onResync(() => void renew())]
  onScopeDispose(() => {
    leave.forEach((end) => end())
    clearTimeout(timer)
  })

  return { rows, count, problem, loading, fresh, whole: computed(() => next.value === undefined), renew, more }
}
