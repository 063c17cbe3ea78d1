import { computed, onScopeDispose, ref, type Ref } from 'vue'

const held = ref<number | null>(null)

/** While the past is on the screen, all its clocks stand at that instant, Unix ms; null lets them go on. */
export function holdClocks(time: number | null): void {
  held.value = time
}

/** The instant that the screen shows: now, unless it is held. */
export const timeShown = (): number => held.value ?? Date.now()

/** Now in Unix ms, renewed on each full `period` (ms), so that all clocks on a screen change together. */
export function useClock(period = 1000): Readonly<Ref<number>> {
  const now = ref(Date.now())
  let timer: ReturnType<typeof setTimeout>
  const turn = () => {
    now.value = Date.now()
    timer = setTimeout(turn, period - (Date.now() % period))
  }
  turn()
  onScopeDispose(() => clearTimeout(timer))
  return computed(() => held.value ?? now.value)
}
