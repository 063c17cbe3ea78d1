import { describe, expect, it } from 'vitest'
import type { Cell, Movers } from '@/live/frame'
import { countVehicles } from './vehicleCounts'
import { VehicleTable } from './VehicleTable'

const now = 1_000_000
const cell = (vehicles: number, alarmed: number): Cell => ({ lon: 120, lat: 41, units: 3, vehicles, moving: 2, still: 1, silent: 0, alarmed })

describe('the count of vehicles by state', () => {
  it('goes through those in view', () => {
    const table = new VehicleTable()
    const rows = { motion: [1, 2, 3, 4, 0], alarms: [0, 0, 4, 0, 1] }
    const movers: Movers = {
      count: 5, kind: new Uint8Array(5).fill(1), id: Float64Array.of(1, 2, 3, 4, 5), lon: new Float64Array(5), lat: new Float64Array(5), time: new Float64Array(5).fill(now),
      course: new Float32Array(5), speed: new Float32Array(5), motion: Uint8Array.from(rows.motion), alarms: Uint32Array.from(rows.alarms),
    }
    table.take(movers, true)
    expect(countVehicles(table, null, now)).toEqual({ all: 5, moving: 1, stopped: 2, parked: 1, silent: 1, alarm: 2 })
  })

  it('sums the cells of a crowd', () => {
    expect(countVehicles(new VehicleTable(), [cell(4, 1), cell(3, 0)], now)).toEqual({ all: 7, moving: 4, stopped: 2, parked: 0, silent: 0, alarm: 1 })
  })
})
