import { createPinia, setActivePinia } from 'pinia'
import { bench, describe, vi } from 'vitest'
import { usePositions } from '@/features/position/usePositions'
import { stateIndex, vehicleStates } from '@/features/vehicle/vehicleMarks'
import type { Frame } from '@/live/frame'
import { MoverBuffer } from './MoverBuffer'

vi.mock('@/api/client', () => ({ api: {}, answer: vi.fn() }))

/**
 * What the main thread does of one update with 20,000 movers, all of which have moved: the store takes the worker's columns, the
 * buffer for the graphics card is written. `npx vitest bench`; the target is 6 ms.
 */
const MOVERS = 20_000

function frames(kind: 0 | 1): Frame[] {
  return Array.from({ length: 8 }, (_, step) => ({
    time: step * 250, whole: step === 0, crowd: false, cellSide: 0, cells: [],
    movers: {
      count: MOVERS, kind: new Uint8Array(MOVERS).fill(kind), id: Float64Array.from({ length: MOVERS }, (_, i) => i + 1), lon: Float64Array.from({ length: MOVERS }, (_, i) => 119 + i / MOVERS + step * 1e-5),
      lat: Float64Array.from({ length: MOVERS }, (_, i) => 41 + (i % 977) / 977 + step * 1e-5), time: new Float64Array(MOVERS).fill(Date.now() + step), course: new Float32Array(MOVERS),
      speed: new Float32Array(MOVERS).fill(60), motion: new Uint8Array(MOVERS), alarms: new Uint32Array(MOVERS),
    },
  }))
}

describe('one update of 20,000 movers', () => {
  setActivePinia(createPinia())
  const positions = usePositions()
  const [units, vehicles] = [frames(0), frames(1)]
  const [unitBuffer, vehicleBuffer] = [new MoverBuffer([120, 41], false), new MoverBuffer([120, 41], false)]
  let step = 0

  bench('vehicles', () => {
    step++
    const frame = vehicles[step % 8]!
    frame.movers.time.fill(Date.now() + step)
    positions.apply(frame)
    const { vehicles: table } = positions
    const now = Date.now()
    vehicleBuffer.update(step * 250, 1000, (put) => {
      for (let slot = 0; slot < table.count; slot++) {
        const state = stateIndex(table.motion[slot]!, table.speed[slot]!, now - table.time[slot]!)
        put(table.ids[slot]!, table.lon[slot]!, table.lat[slot]!, 9 + vehicleStates.length + state, 0, 90)
      }
    })
  }, { time: 3_000 })

  bench('units', () => {
    step++
    positions.apply(units[step % 8]!)
    unitBuffer.update(step * 250, 1000, (put) => {
      for (const [id, { lon, lat }] of positions.byUnit) put(id, lon, lat, 1, 0, 0)
    })
  }, { time: 3_000 })
})
