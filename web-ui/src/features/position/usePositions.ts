import { defineStore } from 'pinia'
import { markRaw, ref, shallowRef, type Raw } from 'vue'
import { answer, api } from '@/api/client'
import { VehicleTable } from '@/features/vehicle/VehicleTable'
import { UNIT, type Cell, type Frame } from '@/live/frame'

/** Where a unit was when it last said so. WGS-84 degrees; course in degrees, speed in km/h; `time` in Unix ms. */
export interface Position {
  readonly lon: number
  readonly lat: number
  readonly course?: number
  readonly speed?: number
  readonly time: number
}

/** A unit that has said nothing for this long is out of contact. */
export const SILENT_AFTER = 120_000

const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

/**
 * Positions are many and fast: they live outside of Vue's tracking, and `tick` counts the updates for whoever draws them.
 * Units are known wherever they are; vehicles that are nobody's unit are those of the viewport, or, where these are a crowd,
 * its cells.
 */
export const usePositions = defineStore('positions', () => {
  const byUnit = markRaw(new Map<number, Position>())
  const vehicles: Raw<VehicleTable> = markRaw(new VehicleTable())
  const crowd = shallowRef<readonly Cell[] | null>(null)
  const tick = ref(0)

  function take(unitId: number, position: Position) {
    const before = byUnit.get(unitId)
    if (!before || before.time <= position.time) byUnit.set(unitId, position)
  }

  function apply({ movers, cells, whole, crowd: crowded }: Frame) {
    const { kind, id, lon, lat, course, speed, time: times, count } = movers
    for (let row = 0; row < count; row++) {
      if (kind[row] === UNIT) take(id[row]!, { lon: lon[row]!, lat: lat[row]!, course: known(course[row]!), speed: known(speed[row]!), time: times[row]! })
    }
    // Where vehicles come as a crowd, none comes singly: the frame's empty list of them is all there are.
    vehicles.take(movers, whole || crowded)
    if (crowded) crowd.value = cells
    else if (whole) crowd.value = null
    tick.value++
  }

  async function load() {
    const { items } = await answer(api.GET('/positions', { params: { query: { kind: 'unit' } } }))
    for (const { id, lon, lat, courseDeg, speedKmh, time } of items) take(id, { lon, lat, course: courseDeg, speed: speedKmh, time: Date.parse(time) })
    tick.value++
  }

  /** Where a vehicle is, also one out of view; undefined where it has never been seen. */
  async function locateVehicle(id: number): Promise<Position | undefined> {
    const seen = vehicles.find(id)
    if (seen) return seen
    const { items } = await answer(api.GET('/positions', { params: { query: { kind: 'vehicle', id } } }))
    return items.map(({ lon, lat, courseDeg, speedKmh, time }) => ({ lon, lat, course: courseDeg, speed: speedKmh, time: Date.parse(time) }))[0]
  }

  function forgetVehicles() {
    vehicles.clear()
    crowd.value = null
    tick.value++
  }

  function clear() {
    byUnit.clear()
    forgetVehicles()
  }

  return { byUnit, vehicles, crowd, tick, apply, load, locateVehicle, forgetVehicles, clear }
})
