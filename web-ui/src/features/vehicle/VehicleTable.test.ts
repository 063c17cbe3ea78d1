import { describe, expect, it } from 'vitest'
import type { Movers } from '@/live/frame'
import { VehicleTable } from './VehicleTable'

type Row = { id: number; kind?: number; lon?: number; time?: number; alarms?: number }
function movers(...rows: Row[]): Movers {
  const column = (value: (row: Row) => number) => rows.map(value)
  return {
    count: rows.length, kind: Uint8Array.from(column(({ kind }) => kind ?? 1)), id: Float64Array.from(column(({ id }) => id)), lon: Float64Array.from(column(({ lon }) => lon ?? 120)),
    lat: new Float64Array(rows.length), time: Float64Array.from(column(({ time }) => time ?? 1)), course: new Float32Array(rows.length).fill(NaN), speed: new Float32Array(rows.length).fill(50),
    motion: new Uint8Array(rows.length), alarms: Uint32Array.from(column(({ alarms }) => alarms ?? 0)),
  }
}
const ids = (table: VehicleTable) => [...table.ids.subarray(0, table.count)].sort((a, b) => a - b)

describe('the table of vehicles', () => {
  it('takes vehicles, not units, and keeps each in its place', () => {
    const table = new VehicleTable()
    table.take(movers({ id: 7 }, { id: 7, kind: 0, lon: 1 }, { id: 8 }), true)
    table.take(movers({ id: 7, lon: 120.5, time: 2 }), false)
    expect(ids(table)).toEqual([7, 8])
    expect(table.find(7)).toEqual({ lon: 120.5, lat: 0, course: undefined, speed: 50, time: 2 })
    expect(table.find(9)).toBeUndefined()
  })

  it('forgets what a whole frame does not hold, and fills the gaps', () => {
    const table = new VehicleTable()
    table.take(movers(...Array.from({ length: 600 }, (_, id) => ({ id, lon: id / 10 }))), true)
    table.take(movers(...Array.from({ length: 300 }, (_, i) => ({ id: i * 2, lon: i / 5 })), { id: 1000 }), true)
    expect(table.count).toBe(301)
    expect(ids(table)).toEqual([...Array.from({ length: 300 }, (_, i) => i * 2), 1000])
    for (const id of [0, 298, 598]) expect(table.find(id)!.lon).toBeCloseTo(id / 10)
    expect(table.find(1)).toBeUndefined()
    table.take(movers(), true)
    expect(table.count).toBe(0)
  })

  it('latches an alarm until somebody has looked and it is over', () => {
    const table = new VehicleTable()
    const alarms = () => table.alarms[table.slotOf(7)!]
    table.take(movers({ id: 7, alarms: 4 }), false)
    table.acknowledge(7)
    expect(alarms()).toBe(4)
    table.take(movers({ id: 7, alarms: 0 }), false)
    expect(alarms()).toBe(4)
    table.acknowledge(7)
    expect(alarms()).toBe(0)
  })
})
