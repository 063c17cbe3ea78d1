import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { answer, api } from '@/api/client'
import type { AssessedIssue, Assessment, HotlineRate, Rate } from '@/api/models'
import { describe } from '@/api/problem'
import { useLive } from '@/live/useLive'
import { saveFile } from '@/ui/saveFile'

/** What is asked for; undefined does not restrict. Days are Unix ms. */
export interface AssessmentWish {
  readonly from: number
  readonly to: number
  readonly by: Assessment['by']
  readonly agencyId?: number
  readonly category?: string
  readonly route?: string
  readonly townshipId?: number
}

export const rates: readonly Rate[] = ['filing', 'closing', 'on_time', 'rework', 'extension']
export type Part = 'numerator' | 'denominator' | 'rest'
const SETTLE = 2_000

/** Rates of a wish, asked for again when issues have changed; an answer that was overtaken is dropped. */
export function useAssessment(wish: Ref<AssessmentWish>, hotlines: boolean) {
  const { t, te, locale } = useI18n()
  const assessment = shallowRef<Assessment | null>(null)
  const replies = shallowRef<readonly HotlineRate[]>([])
  const problem = ref('')
  let round = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const span = ({ from, to }: AssessmentWish) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })
  const query = ({ by, ...asked }: AssessmentWish) => ({ ...asked, ...span({ by, ...asked }), by })

  async function load() {
    clearTimeout(timer)
    timer = undefined
    const mine = ++round
    try {
      const [found, answered] = await Promise.all([
        answer(api.GET('/assessment', { params: { query: query(wish.value) } })),
        hotlines ? answer(api.GET('/hotline-rates', { params: { query: span(wish.value) } })) : { items: [] },
      ])
      if (mine !== round) return
      assessment.value = found
      replies.value = answered.items
      problem.value = ''
    } catch (error) {
      if (mine === round) problem.value = describe(error, t, te)
    }
  }

  /** Of a rate, of all or of one group, a page at a time. */
  async function issuesOf(rate: Rate, part: Part, key?: string, after?: string): Promise<{ items: AssessedIssue[]; next?: string }> {
    const { by, ...narrowed } = query(wish.value)
    return answer(api.GET('/assessment/issues', { params: { query: { ...narrowed, rate, part, ...(key === undefined ? {} : { by, key }), limit: 100, after } } }))
  }

  async function save(format: 'csv' | 'xlsx') {
    try {
      const blob = await answer(api.GET('/assessment/file', { params: { query: { ...query(wish.value), format, lang: locale.value === 'en' ? 'en' : 'zh-CN' } }, parseAs: 'blob' }))
      saveFile(blob as unknown as Blob, `assessment-${span(wish.value).from.slice(0, 10)}.${format}`)
    } catch (error) {
      problem.value = describe(error, t, te)
    }
  }

  const end = useLive().onFacts((facts) => {
    if (facts.some(({ subject }) => subject === 'issue')) timer ??= setTimeout(() => void load(), SETTLE)
  })
  onScopeDispose(() => {
    end()
    clearTimeout(timer)
    round++
  })
  watch(wish, () => void load(), { immediate: true })
  return { assessment, replies, problem, load, issuesOf, save }
}
