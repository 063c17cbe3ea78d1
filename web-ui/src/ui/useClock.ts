import { onScopeDispose, ref, type Ref } from 'vue'

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
  return now
}
