import type { Cell } from '@/live/frame'
import type { VehicleTable } from './VehicleTable'
import { stateIndex, vehicleStates, type VehicleState } from './vehicleMarks'

export type VehicleCounts = Readonly<Record<VehicleState | 'alarm' | 'all', number>>

/**
 * The vehicles in view by state, and how many of them are in alarm. Of a crowd only the cells are known: what stands is not told
 * apart by stopped and parked, it counts as stopped.
 */
export function countVehicles(table: VehicleTable, crowd: readonly Cell[] | null, now: number): VehicleCounts {
  const counts = { all: 0, moving: 0, stopped: 0, parked: 0, silent: 0, alarm: 0 }
  if (crowd) {
    for (const { vehicles, moving, still, silent, alarmed } of crowd) {
      counts.all += vehicles
      counts.moving += moving
      counts.stopped += still
      counts.silent += silent
      counts.alarm += alarmed
    }
    return counts
  }
  for (let slot = 0; slot < table.count; slot++) {
    counts[vehicleStates[stateIndex(table.motion[slot]!, table.speed[slot]!, now - table.time[slot]!)]!]++
    if (table.alarms[slot] !== 0) counts.alarm++
  }
  return { ...counts, all: table.count }
}
