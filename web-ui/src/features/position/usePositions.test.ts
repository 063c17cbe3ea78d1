import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Cell, Frame, Movers } from '@/live/frame'
import { usePositions } from './usePositions'

const get = vi.hoisted(() => vi.fn())
vi.mock('@/api/client', () => ({ api: { GET: get }, answer: (call: Promise<{ data: unknown }>) => call.then(({ data }) => data) }))

const UNIT = 0
const VEHICLE = 1
type Row = readonly [kind: number, id: number, lon: number, time: number]

function frame(flags: Partial<Pick<Frame, 'whole' | 'crowd' | 'cells'>>, ...rows: Row[]): Frame {
  const movers: Movers = {
    count: rows.length, kind: Uint8Array.from(rows.map(([kind]) => kind)), id: Float64Array.from(rows.map(([, id]) => id)), lon: Float64Array.from(rows.map(([, , lon]) => lon)),
    lat: new Float64Array(rows.length).fill(41), time: Float64Array.from(rows.map(([, , , time]) => time)), course: new Float32Array(rows.length).fill(NaN),
    speed: new Float32Array(rows.length).fill(38), motion: new Uint8Array(rows.length), alarms: new Uint32Array(rows.length),
  }
  return { time: 1_000_000, whole: false, crowd: false, cellSide: 0, cells: [], movers, ...flags }
}
const cell: Cell = { lon: 120, lat: 41, units: 1, vehicles: 900, moving: 500, still: 300, silent: 100, alarmed: 2 }

let positions: ReturnType<typeof usePositions>
beforeEach(() => {
  setActivePinia(createPinia())
  positions = usePositions()
})

describe('positions', () => {
  it('keep units and vehicles of the same number apart', () => {
    positions.apply(frame({ whole: true }, [UNIT, 7, 120.1, 5], [VEHICLE, 7, 120.2, 5]))
    expect(positions.byUnit.get(7)).toEqual({ lon: 120.1, lat: 41, course: undefined, speed: 38, time: 5 })
    expect(positions.vehicles.find(7)!.lon).toBe(120.2)
    positions.apply(frame({}, [UNIT, 7, 120.9, 4]))
    expect(positions.byUnit.get(7)!.lon).toBe(120.1)
  })

  it('let go of the vehicles of another viewport, and never of a unit', () => {
    positions.apply(frame({ whole: true }, [UNIT, 1, 120, 5], [VEHICLE, 7, 120, 5]))
    positions.apply(frame({ whole: true }, [VEHICLE, 8, 121, 5]))
    expect(positions.vehicles.count).toBe(1)
    expect(positions.vehicles.find(8)).toBeDefined()
    expect(positions.byUnit.has(1)).toBe(true)
  })

  it('show a crowd instead of single vehicles, until it has dispersed', () => {
    positions.apply(frame({ whole: true }, [VEHICLE, 7, 120, 5]))
    positions.apply(frame({ crowd: true, cells: [cell] }, [UNIT, 1, 120, 5]))
    expect([positions.vehicles.count, positions.crowd]).toEqual([0, [cell]])
    positions.apply(frame({}, [UNIT, 1, 120.1, 6]))
    expect(positions.crowd).toEqual([cell])
    positions.apply(frame({ whole: true }, [VEHICLE, 7, 120, 5]))
    expect([positions.vehicles.count, positions.crowd]).toEqual([1, null])
  })

  it('ask the server for a vehicle that is out of view', async () => {
    get.mockResolvedValue({ data: { items: [{ kind: 'vehicle', id: 9, lon: 120.7, lat: 41, time: '2026-01-01T00:00:00Z' }] } })
    positions.apply(frame({ whole: true }, [VEHICLE, 7, 120, 5]))
    expect((await positions.locateVehicle(7))!.lon).toBe(120)
    expect(get).not.toHaveBeenCalled()
    expect((await positions.locateVehicle(9))!.lon).toBe(120.7)
    expect(get).toHaveBeenCalledWith('/positions', { params: { query: { kind: 'vehicle', id: 9 } } })
  })
})
