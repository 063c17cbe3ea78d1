import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { answer, api, ifMatch, once, type Schema } from '@/api/client'

export type ModerationCase = Schema['ModerationCase']
export type Open311Report = Schema['Open311Report']
export type Decision = 'waiting' | 'released' | 'withheld'
type Source = 'patrol' | 'hotline' | 'department' | 'public' | 'import'

const PAGE = 100

/** What waits for somebody to say whether the public may see it, and reports that wait for their place. */
export const useModeration = defineStore('moderation', () => {
  const state = ref<Decision>('waiting')
  const source = ref<Source | ''>('')
  const cases = shallowRef<readonly ModerationCase[]>([])
  const next = ref<string>()
  const waiting = shallowRef<readonly Open311Report[]>([])

  async function page(after?: string) {
    const found = await answer(api.GET('/moderation', { params: { query: { state: state.value, source: source.value || undefined, limit: PAGE, after } } }))
    cases.value = after ? [...cases.value, ...found.items] : found.items
    next.value = found.next
  }

  async function loadWaiting() {
    waiting.value = (await answer(api.GET('/open311-reports', { params: { query: { limit: PAGE } } }))).items
  }

  const load = () => Promise.all([page(), loadWaiting()])

  async function decide(issueId: number, decision: { state: 'released' | 'withheld'; text?: string; photoIds?: number[] }, key: string) {
    await answer(api.POST('/issues/{id}/release', { params: { path: { id: issueId }, header: once(key) }, body: decision }))
    await page()
  }

  async function place({ id, version }: Open311Report, placing: { location: { lon: number; lat: number } } | { discard: true }) {
    await answer(api.PATCH('/open311-reports/{id}', { params: { path: { id }, header: ifMatch(version) }, body: placing }))
    await load()
  }

  const reportOf = (id: number) => answer(api.GET('/issues/{id}/report', { params: { path: { id } } }))

  return { state, source, cases, next, waiting, page, load, loadWaiting, decide, place, reportOf }
})
