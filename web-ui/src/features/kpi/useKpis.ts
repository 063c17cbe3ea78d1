import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { answer, api } from '@/api/client'
import type { Kpis, Measure, MeasuredTask } from '@/api/models'
import { describe } from '@/api/problem'
import { saveFile } from '@/ui/saveFile'

export type Grouping = Kpis['by']

/** What figures are asked for; undefined does not restrict. Unix ms. */
export interface KpiWish {
  readonly from: number
  readonly to: number
  readonly by: Grouping
  readonly agencyId?: number
  readonly category?: string
  readonly hour?: number
}

const RENEW = 60_000

/** The figures of a wish, renewed every minute as long as they are looked at; an answer that was overtaken is dropped. */
export function useKpis(wish: Ref<KpiWish>) {
  const { t, te, locale } = useI18n()
  const kpis = shallowRef<Kpis | null>(null)
  const problem = ref('')
  let round = 0

  const filter = ({ from, to, agencyId, category, hour }: KpiWish) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), agencyId, category, hour })
  const query = (asked: KpiWish) => ({ ...filter(asked), by: asked.by })

  async function load() {
    const mine = ++round
    try {
      const found = await answer(api.GET('/kpis', { params: { query: query(wish.value) } }))
      if (mine !== round) return
      kpis.value = found
      problem.value = ''
    } catch (error) {
      if (mine === round) problem.value = describe(error, t, te)
    }
  }

  /** The tasks behind a figure of a group, or of all. */
  async function tasksOf(measure: Measure, narrowed: Partial<KpiWish>): Promise<readonly MeasuredTask[]> {
    return (await answer(api.GET('/kpis/tasks', { params: { query: { ...filter({ ...wish.value, ...narrowed }), measure, limit: 200 } } }))).items
  }

  async function save(format: 'csv' | 'xlsx') {
    try {
      const blob = await answer(api.GET('/kpis/file', { params: { query: { ...query(wish.value), format, lang: locale.value === 'en' ? 'en' : 'zh-CN' } }, parseAs: 'blob' }))
      saveFile(blob as unknown as Blob, `kpi-${new Date(wish.value.from).toISOString().slice(0, 10)}.${format}`)
    } catch (error) {
      problem.value = describe(error, t, te)
    }
  }

  watch(wish, () => void load(), { immediate: true })
  const renewing = setInterval(() => void load(), RENEW)
  onScopeDispose(() => clearInterval(renewing))
  return { kpis, problem, load, tasksOf, save }
}
