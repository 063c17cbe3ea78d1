import { defineStore } from 'pinia'
import { markRaw, ref } from 'vue'
import { answer, api } from '@/api/client'
import { POSITION_FIELDS } from '@/live/protocol'

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

/** Positions are many and fast: they live outside of Vue's tracking, and `tick` counts the updates for whoever draws them. */
export const usePositions = defineStore('positions', () => {
  const byUnit = markRaw(new Map<number, Position>())
  const tick = ref(0)

  function take(unitId: number, position: Position) {
    const before = byUnit.get(unitId)
    if (!before || before.time <= position.time) byUnit.set(unitId, position)
  }

  function apply(rows: Float64Array) {
    for (let at = 0; at < rows.length; at += POSITION_FIELDS) {
      const [id, lon, lat, course, speed, time] = rows.subarray(at, at + POSITION_FIELDS) as unknown as [number, number, number, number, number, number]
      take(id, { lon, lat, course: known(course), speed: known(speed), time })
    }
    tick.value++
  }

  async function load() {
    const { items } = await answer(api.GET('/positions'))
    for (const { kind, id, lon, lat, courseDeg, speedKmh, time } of items) if (kind === 'unit') take(id, { lon, lat, course: courseDeg, speed: speedKmh, time: Date.parse(time) })
    tick.value++
  }

  function clear() {
    byUnit.clear()
    tick.value++
  }

  return { byUnit, tick, apply, load, clear }
})
