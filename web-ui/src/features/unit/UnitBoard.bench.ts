import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { bench, describe, vi } from 'vitest'
import { nextTick, ref, type Ref } from 'vue'
import type { Unit } from '@/api/models'
import { i18n, useSections } from '@/app/i18n'
import { usePositions } from '@/features/position/usePositions'
import { presence as presenceOf, type Presence } from './presence'
import UnitBoard from './UnitBoard.vue'
import { useUnits } from './useUnits'

vi.mock('@/api/client', () => ({ api: {}, answer: vi.fn(), allPages: vi.fn() }))
const clock: Ref<number> = ref(Date.now())
vi.mock('@/ui/useClock', () => ({ useClock: () => clock, timeShown: () => clock.value, holdClocks: () => undefined }))

/** What the main thread does for the board of 500 units when one of them changes its state, and each second. `npx vitest bench`; the target is 6 ms. */
const UNITS = 500
const states = ['available', 'assigned', 'en_route', 'on_scene', 'returning'] as const
const unit = (id: number, version: number): Unit => ({
  id, callsign: `${100 + Math.floor(id / 20)}-${id % 20}`, kind: 'vehicle', agency: { id: 1 + (id % 20), name: `第${id % 20}大队` }, vehicle: { id, name: `辽N${id}警` },
  state: states[(id + version) % states.length]!, stateSince: new Date(clock.value).toISOString(), members: [{ id, name: '张伟' }, { id: id + UNITS, name: '王芳' }], version,
})

describe('the board of 500 units', async () => {
  setActivePinia(createPinia())
  await useSections(['shell', 'domain', 'console'])
  const [units, positions] = [useUnits(), usePositions()]
  for (let id = 1; id <= UNITS; id++) {
    units.upsert(unit(id, 1))
    positions.byUnit.set(id, { lon: 120 + id / 1000, lat: 41.5, time: clock.value, speed: 40 })
  }
  const standing = () => {
    const all = new Map<number, Presence>()
    for (const [id, each] of units.byId) all.set(id, presenceOf(each, positions.byUnit.get(id), false, clock.value))
    return all
  }
  const board = mount(UnitBoard, { props: { presence: standing(), selected: null, extent: null }, global: { plugins: [i18n] } })
  let version = 1

  bench('one changes its state', async () => {
    version++
    units.upsert(unit(1 + (version % UNITS), version))
    await board.setProps({ presence: standing() })
  }, { time: 3_000 })

  bench('a second passes', async () => {
    clock.value += 1_000
    await nextTick()
  }, { time: 3_000 })
})
