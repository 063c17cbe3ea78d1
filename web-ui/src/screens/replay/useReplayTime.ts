import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { ReplayClock } from '@/features/replay/ReplayClock'
import type { Span } from '@/features/replay/useReplay'

const STEP = 10_000
const LEAP = 60_000

/** A replay's clock on the screen: runs with its frames, and by the keys (blank, arrows, with Shift six times as far). */
export function useReplayTime(span: Ref<Span>) {
  const clock = new ReplayClock(span.value.from, span.value.to)
  const at = ref(clock.at)
  const playing = ref(false)
  const speed = ref(clock.speed)
  let frame = 0

  function show() {
    at.value = clock.at
    playing.value = clock.playing
    speed.value = clock.speed
  }

  function run(now: number) {
    clock.tick(now)
    show()
    if (clock.playing) frame = requestAnimationFrame(run)
  }

  function toggle() {
    cancelAnimationFrame(frame)
    if (clock.playing) clock.pause()
    else {
      clock.play(performance.now())
      frame = requestAnimationFrame(run)
    }
    show()
  }

  function seek(time: number) {
    clock.seek(time)
    show()
  }

  function hurry(times: number) {
    clock.speed = times
    show()
  }

  function keys(event: KeyboardEvent) {
    const target = event.target as HTMLElement
    const axis = target.matches('input[type=range]')
    if (event.ctrlKey || event.metaKey || event.altKey || (!axis && target.matches('input, select, textarea'))) return
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key === ' ' && !target.matches('button, a')) toggle()
    else if (step) seek(clock.at + step * (event.shiftKey ? LEAP : STEP))
    else return
    event.preventDefault()
  }

  watch(span, ({ from, to }) => {
    clock.span(from, to)
    show()
  })
  window.addEventListener('keydown', keys)
  onScopeDispose(() => {
    cancelAnimationFrame(frame)
    window.removeEventListener('keydown', keys)
  })
  return { at, playing, speed, toggle, seek, hurry }
}
