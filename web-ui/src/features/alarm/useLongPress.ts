import { onScopeDispose, ref } from 'vue'

/** A press that only counts when it is held: by finger, mouse, Space or Enter. `progress` is 0 to 1. */
export function useLongPress(milliseconds: number, held: () => void) {
  const progress = ref(0)
  let frame = 0
  let since: number | null = null

  function step() {
    if (since === null) return
    progress.value = Math.min(1, (performance.now() - since) / milliseconds)
    if (progress.value < 1) {
      frame = requestAnimationFrame(step)
      return
    }
    end()
    held()
  }

  function begin() {
    if (since !== null) return
    since = performance.now()
    frame = requestAnimationFrame(step)
  }

  function end() {
    cancelAnimationFrame(frame)
    since = null
    progress.value = 0
  }

  const isKey = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter'
  onScopeDispose(end)
  return {
    progress,
    listeners: {
      pointerdown: begin,
      pointerup: end,
      pointercancel: end,
      pointerleave: end,
      blur: end,
      contextmenu: (event: Event) => event.preventDefault(),
      keydown: (event: KeyboardEvent) => isKey(event) && begin(),
      keyup: (event: KeyboardEvent) => isKey(event) && end(),
    },
  }
}
