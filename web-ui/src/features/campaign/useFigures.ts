import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { answer, api } from '@/api/client'
import type { CampaignFigures } from '@/api/models'
import { describe } from '@/api/problem'
import { useLive } from '@/live/useLive'

export type Grouping = CampaignFigures['by']

/** Many facts in a moment are answered by one request; the first of them does not wait for the last. */
const SETTLE = 400

/** What a campaign amounts to, asked for again when an issue or a campaign has changed; `renewed` counts how often that was. */
export function useFigures(id: Ref<number | null>, by: Ref<Grouping>) {
  const { t, te } = useI18n()
  const live = useLive()
  const figures = shallowRef<CampaignFigures | null>(null)
  const problem = ref('')
  const renewed = ref(0)
  let round = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load() {
    clearTimeout(timer)
    timer = undefined
    const mine = ++round
    if (id.value === null) return void (figures.value = null)
    try {
      const found = await answer(api.GET('/campaigns/{id}/figures', { params: { path: { id: id.value }, query: { by: by.value } } }))
      if (mine !== round) return
      figures.value = found
      renewed.value++
      problem.value = ''
    } catch (error) {
      if (mine === round) problem.value = describe(error, t, te)
    }
  }

  const ends = [
    live.onFacts((facts) => {
      if (facts.some(({ subject }) => subject === 'issue' || subject === 'campaign')) timer ??= setTimeout(() => void load(), SETTLE)
    }),
    live.onResync(() => void load()),
  ]
  onScopeDispose(() => {
    ends.forEach((end) => end())
    clearTimeout(timer)
    round++
  })
  watch([id, by], ([now], [before]) => {
    if (now !== before) figures.value = null
    void load()
  })
  void load()
  return { figures, problem, renewed, load }
}
