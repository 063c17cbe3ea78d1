import { onMounted, onUnmounted, watch } from 'vue'
import { useRouter } from 'vue-router'
import type { Fact, Topic } from '@/live/protocol'
import { useLive } from '@/live/useLive'

interface Following {
  readonly facts: (facts: readonly Fact[]) => void
  /** Something may have been missed. */
  readonly resync: () => Promise<unknown>
}

/** A desk that is told of `topics` as long as it is open; a session that ended leads to the login. */
export function useFollowing(topics: readonly Topic[], { facts, resync }: Following): void {
  const live = useLive()
  const router = useRouter()
  // What could not be asked for stays as it was; the connection says why.
  const leave = [live.onFacts(facts), live.onResync(() => void resync().catch(() => undefined))]
  watch(() => live.phase, (phase) => phase === 'signed_out' && void router.replace({ name: 'login', query: { to: router.currentRoute.value.fullPath } }))
  onMounted(() => void live.open({ topics: [...topics], positions: false }))
  onUnmounted(() => {
    leave.forEach((end) => end())
    live.close()
  })
}
