import { shallowRef } from 'vue'
import { locateStake, type StakeCandidate } from './stakes'

/** Finds a stake mark; where its number occurs twice, somebody is asked which is meant. */
export function useStakeChoice() {
  const asked = shallowRef<{ readonly text: string; readonly candidates: readonly StakeCandidate[]; readonly take: (candidate: StakeCandidate) => void } | null>(null)

  async function find(text: string, take: (candidate: StakeCandidate) => void) {
    asked.value = null
    const { outcome, candidates } = await locateStake(text)
    if (outcome === 'found') take(candidates[0]!)
    else asked.value = { text, candidates, take }
  }

  function choose(candidate: StakeCandidate) {
    asked.value?.take(candidate)
    asked.value = null
  }

  return { asked, find, choose, drop: () => (asked.value = null) }
}
