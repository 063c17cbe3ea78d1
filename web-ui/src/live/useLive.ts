import { defineStore } from 'pinia'
import { ref } from 'vue'
import { knownNodes, learnNodes } from '@/api/nodes'
import { accessToken } from '@/api/tokens'
import type { Frame } from './frame'
import type { DatabaseState, Fact, FromWorker, Phase, Subscription, ToWorker } from './protocol'

type Listener = (facts: readonly Fact[]) => void
type PositionsListener = (frame: Frame) => void
/** Well within the life of any token, so that the socket never has to be told twice. */
const renewEvery = 60_000

/** The page's end of the live socket: what state the connection is in, and whom to tell of facts and positions. */
export const useLive = defineStore('live', () => {
  const phase = ref<Phase>('connecting')
  const retryAt = ref<number | null>(null)
  const origin = ref('')
  const node = ref('')
  const nodes = ref<string[]>([])
  const database = ref<DatabaseState>('up')
  const latencyMs = ref<number | null>(null)
  const appliedSeq = ref(0)
  const factListeners = new Set<Listener>()
  const positionListeners = new Set<PositionsListener>()
  const resyncListeners = new Set<() => void>()
  let worker: Worker | null = null
  let renewal: ReturnType<typeof setInterval> | undefined
  let reportReady: (seq: number) => void
  let ready = new Promise<number>((resolve) => (reportReady = resolve))

  // What comes from a store is a proxy, which cannot go to a worker.
  const tell = (message: ToWorker) => worker?.postMessage(JSON.parse(JSON.stringify(message)))

  async function giveToken(refused: string | null) {
    try {
      tell({ type: 'token', token: await accessToken(refused ?? undefined) })
    } catch {
      setTimeout(() => void giveToken(refused), 2_000)
    }
  }

  function hear(message: FromWorker) {
    switch (message.type) {
      case 'token-wanted':
        return void giveToken(message.refused)
      case 'phase':
        phase.value = message.phase
        retryAt.value = message.retryAt
        origin.value = message.origin
        return
      case 'ready':
        node.value = message.node
        appliedSeq.value = message.seq
        return reportReady(message.seq)
      case 'database':
        database.value = message.database
        return
      case 'resync':
        appliedSeq.value = message.seq
        return resyncListeners.forEach((listener) => listener())
      case 'nodes':
        nodes.value = message.nodes
        return learnNodes(message.nodes)
      case 'facts':
        if (message.facts.length) factListeners.forEach((listener) => listener(message.facts))
        appliedSeq.value = message.appliedSeq
        return
      case 'positions':
        return positionListeners.forEach((listener) => listener(message.frame))
      case 'latency':
        latencyMs.value = message.latencyMs
    }
  }

  /** Opens the socket; resolves with the journal sequence from which on facts will be heard, so that lists loaded afterwards miss nothing. */
  function open(subscription: Subscription): Promise<number> {
    if (worker) subscribe(subscription)
    else {
      worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data)
      tell({ type: 'open', origins: [...knownNodes()], subscription })
      renewal = setInterval(() => void giveToken(null), renewEvery)
      document.addEventListener('visibilitychange', look)
    }
    return ready
  }

  /** Changes what an open socket is subscribed to. */
  const subscribe = (subscription: Subscription) => tell({ type: 'subscribe', subscription })

  const look = () => document.visibilityState === 'visible' && tell({ type: 'retry' })

  function close() {
    worker?.terminate()
    worker = null
    clearInterval(renewal)
    document.removeEventListener('visibilitychange', look)
    ready = new Promise<number>((resolve) => (reportReady = resolve))
    phase.value = 'connecting'
  }

  function onFacts(listener: Listener) {
    factListeners.add(listener)
    return () => factListeners.delete(listener)
  }

  function onPositions(listener: PositionsListener) {
    positionListeners.add(listener)
    return () => positionListeners.delete(listener)
  }

  /** Called when facts were missed for good and all lists must be loaded anew. */
  function onResync(listener: () => void) {
    resyncListeners.add(listener)
    return () => resyncListeners.delete(listener)
  }

  return { phase, retryAt, origin, node, nodes, database, latencyMs, appliedSeq, open, subscribe, close, onFacts, onPositions, onResync }
})
