import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { useFigures, type Grouping } from './useFigures'

type Listener = (facts: readonly { subject: string }[]) => void
const { get, listeners } = vi.hoisted(() => ({ get: vi.fn(), listeners: new Set<unknown>() }))
vi.mock('@/api/client', () => ({ api: { GET: get }, answer: (call: Promise<{ data: unknown }>) => call.then(({ data }) => data) }))
vi.mock('@/live/useLive', () => ({
  useLive: () => ({
    onFacts(listener: Listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onResync: () => () => true,
  }),
}))
vi.mock('vue-i18n', () => ({ useI18n: () => ({ t: (key: string) => key, te: () => true }) }))

const tell = (...subjects: string[]) => listeners.forEach((listener) => (listener as Listener)(subjects.map((subject) => ({ subject }))))
let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  get.mockReset().mockImplementation((_path: string, { params }: { params: { path: { id: number }; query: { by: string } } }) => Promise.resolve({ data: { campaignId: params.path.id, by: params.query.by, asked: get.mock.calls.length } }))
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(500)

describe('the figures of a campaign', () => {
  it('are asked for again once an issue changes, once for many facts, and never by the clock', async () => {
    const { figures } = scope.run(() => useFigures(ref(7), ref<Grouping>('category')))!
    await settle()
    expect(figures.value).toMatchObject({ campaignId: 7, asked: 1 })
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(get).toHaveBeenCalledTimes(1)
    tell('issue', 'issue')
    tell('campaign')
    tell('issue')
    await settle()
    expect(figures.value).toMatchObject({ asked: 2 })
    tell('task', 'unit')
    await settle()
    expect(get).toHaveBeenCalledTimes(2)
  })

  it('follow what is asked, and leave when nobody looks', async () => {
    const by = ref<Grouping>('category')
    const id = ref<number | null>(null)
    const { figures } = scope.run(() => useFigures(id, by))!
    await settle()
    expect(get).not.toHaveBeenCalled()
    id.value = 8
    by.value = 'squad'
    await settle()
    expect(figures.value).toMatchObject({ campaignId: 8, by: 'squad' })
    tell('issue')
    scope.stop()
    await settle()
    expect(get).toHaveBeenCalledTimes(1)
    expect(listeners.size).toBe(0)
  })
})
