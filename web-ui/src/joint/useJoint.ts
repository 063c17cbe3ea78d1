import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { newKey } from '@/api/key'
import { fateOf, standing, type JointView, type Saying } from './sayings'

const LOOK_EVERY = 8_000
const SEND_EVERY = 4_000

/** The task behind the link of this page: looked at again and again, and what is said of it kept until it has arrived. */
export function useJoint() {
  const token = location.pathname.split('/')[2] ?? ''
  const address = `/api/v1/joint/${encodeURIComponent(token)}`
  const kept = `roadmarshal.joint.${token.slice(-16)}`
  const view = shallowRef<JointView | null>(null)
  const waiting = shallowRef<readonly Saying[]>(JSON.parse(localStorage.getItem(kept) ?? '[]') as Saying[])
  const problem = ref<'missing' | 'slow_down' | 'unreachable' | 'refused' | null>(null)
  /** The version of the incident that was on the screen before something of it was changed. */
  const changed = ref(false)
  const state = computed(() => (view.value ? standing(view.value, waiting.value) : undefined))
  let sending = false
  let stops: (() => void)[] = []

  function show(now: JointView) {
    const before = view.value?.task?.version
    if (before !== undefined && now.task && now.task.version !== before) changed.value = true
    view.value = now
  }

  function keep(sayings: readonly Saying[]) {
    waiting.value = sayings
    if (sayings.length) localStorage.setItem(kept, JSON.stringify(sayings))
    else localStorage.removeItem(kept)
  }

  async function look() {
    try {
      const response = await fetch(address, { cache: 'no-store' })
      if (response.ok) {
        show((await response.json()) as JointView)
        problem.value = null
      } else problem.value = response.status === 404 || response.status === 400 ? 'missing' : response.status === 429 ? 'slow_down' : 'unreachable'
    } catch {
      problem.value = 'unreachable'
    }
  }

  /** One after the other, the oldest first; what the centre refuses is not said again. */
  async function send() {
    if (sending) return
    sending = true
    try {
      for (let [first] = waiting.value; first; [first] = waiting.value) {
        const { key, body } = first
        const fate = await fateOf(() => fetch(`${address}/answers`, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key }, body: JSON.stringify(body) }))
        if (fate.kind === 'unknown') return
        keep(waiting.value.slice(1))
        if (fate.kind === 'taken') show(fate.view)
        else {
          await look()
          problem.value ??= 'refused'
        }
      }
    } finally {
      sending = false
    }
  }

  function say(body: Omit<Saying['body'], 'deviceTime'>) {
    problem.value = null
    keep([...waiting.value, { key: newKey(), body: { ...body, deviceTime: new Date().toISOString() } }])
    return send()
  }

  onMounted(async () => {
    const alive = () => document.visibilityState === 'visible'
    const looking = setInterval(() => alive() && problem.value !== 'missing' && void look(), LOOK_EVERY)
    const trying = setInterval(() => waiting.value.length && void send(), SEND_EVERY)
    const back = () => alive() && void look()
    document.addEventListener('visibilitychange', back)
    window.addEventListener('online', back)
    stops = [() => clearInterval(looking), () => clearInterval(trying), () => document.removeEventListener('visibilitychange', back), () => window.removeEventListener('online', back)]
    await look()
    if (view.value?.standing === 'open' && view.value.state === 'invited') await say({ step: 'seen' })
    else void send()
  })
  onBeforeUnmount(() => stops.forEach((stop) => stop()))

  return { view, state, waiting, problem, changed, say }
}
