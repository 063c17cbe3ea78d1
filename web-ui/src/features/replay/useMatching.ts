import { ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { answer, api } from '@/api/client'
import type { MatchedTrack, Mover } from '@/api/models'
import { describe, Problem } from '@/api/problem'
import { keyOf } from './mover'

/** One mover's track laid onto the roads, as long as somebody wants to see it; an answer that was overtaken is dropped. */
export function useMatching(mover: Ref<Mover | undefined>, times: Ref<{ from: string; to: string }>) {
  const { t, te } = useI18n()
  const wanted = ref(false)
  const matched = shallowRef<MatchedTrack | null>(null)
  const busy = ref(false)
  const problem = ref('')
  let round = 0

  async function load() {
    const mine = ++round
    matched.value = null
    problem.value = ''
    busy.value = wanted.value && !!mover.value
    if (!busy.value) return
    try {
      const found = await answer(api.GET('/movers/{kind}/{id}/matched-track', { params: { path: { ...mover.value! }, query: times.value } }))
      if (mine === round) matched.value = found
    } catch (error) {
      const known = error instanceof Problem && te(`replay.match.problem.${error.code}`)
      if (mine === round) problem.value = known ? t(`replay.match.problem.${(error as Problem).code}`) : describe(error, t, te)
    } finally {
      if (mine === round) busy.value = false
    }
  }

  watch([wanted, () => mover.value && keyOf(mover.value), times], () => void load())
  return { wanted, matched, busy, problem }
}
