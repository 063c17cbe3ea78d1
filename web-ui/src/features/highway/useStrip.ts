import { ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { answer, api, type Schema } from '@/api/client'
import { describe } from '@/api/problem'
import { useCity } from '@/features/city/useCity'
import { startOfDay } from '@/features/replay/zonedTime'
import { saveFile } from '@/ui/saveFile'

export type Highway = Schema['Highway']
export type Strip = Schema['Strip']

/** Days as fields write them, both included; empty is open. */
export interface Period {
  readonly from: string
  readonly to: string
  /** Only what belongs to it. */
  readonly campaign?: number
}

export interface StripWish {
  readonly highway: number | null
  readonly line?: string
  readonly first: Period
  /** Drawn below the first; null for none. */
  readonly second: Period | null
}

const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** The strips of a wish, the one below the other; an answer that was overtaken is dropped. */
export function useStrip(wish: Ref<StripWish>) {
  const { t, te, locale } = useI18n()
  const city = useCity()
  const midnight = (day: string) => new Date(startOfDay(day, city.city?.timeZone ?? 'UTC')).toISOString()
  const begin = (day = '') => (day ? midnight(day) : undefined)
  const end = (day = '') => (day ? midnight(next(day)) : undefined)
  const highways = shallowRef<readonly Highway[]>([])
  const strips = shallowRef<readonly Strip[]>([])
  const problem = ref('')
  let round = 0

  async function load() {
    const mine = ++round
    const { highway, line, first, second } = wish.value
    if (highway === null) return
    try {
      const found = await Promise.all([first, ...(second ? [second] : [])].map(({ from, to, campaign }) =>
        answer(api.GET('/highways/{id}/strip', { params: { path: { id: highway }, query: { line, from: begin(from), to: end(to), campaignId: campaign } } }))))
      if (mine !== round) return
      strips.value = found
      problem.value = ''
    } catch (error) {
      if (mine === round) problem.value = describe(error, t, te)
    }
  }

  async function loadHighways() {
    highways.value = (await answer(api.GET('/highways'))).items
  }

  async function save(format: 'svg' | 'pdf') {
    const { highway, line, first, second } = wish.value
    try {
      const blob = await answer(api.GET('/highways/{id}/strip-drawing', {
        params: {
          path: { id: highway! },
          query: {
            line, from: begin(first.from), to: end(first.to), campaignId: first.campaign, from2: begin(second?.from), to2: end(second?.to), campaignId2: second?.campaign,
            format, language: locale.value === 'en' ? 'en' : 'zh-CN',
          },
        },
        parseAs: 'blob',
      }))
      saveFile(blob as unknown as Blob, `strip-${strips.value[0]?.ref ?? ''}.${format}`)
    } catch (error) {
      problem.value = describe(error, t, te)
    }
  }

  watch(wish, () => void load(), { immediate: true })
  return { highways, strips, problem, load, loadHighways, save }
}
