import { VEHICLE, type Movers } from '@/live/frame'

export interface VehicleFix {
  readonly lon: number
  readonly lat: number
  readonly course?: number
  readonly speed?: number
  readonly time: number
}

const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

/**
 * The vehicles in view, in columns that are changed in place: a slot for each, the first `count` are in use. Nothing is
 * allocated while the same vehicles move.
 */
export class VehicleTable {
  count = 0
  ids = new Float64Array(256)
  /** WGS-84 degrees. */
  lon = new Float64Array(256)
  lat = new Float64Array(256)
  /** Of the fix, Unix ms. */
  time = new Float64Array(256)
  course = new Float32Array(256)
  speed = new Float32Array(256)
  motion = new Uint8Array(256)
  /** Latched: bits stay until `acknowledge`, the terminal may have taken them back long before somebody looks. */
  alarms = new Uint32Array(256)
  /** What the newest fix alone says. */
  private raised = new Uint32Array(256)
  private seenIn = new Uint32Array(256)
  private round = 0
  private readonly slots = new Map<number, number>()

  slotOf(id: number): number | undefined {
    return this.slots.get(id)
  }

  find(id: number): VehicleFix | undefined {
    const slot = this.slots.get(id)
    if (slot === undefined) return undefined
    return { lon: this.lon[slot]!, lat: this.lat[slot]!, course: known(this.course[slot]!), speed: known(this.speed[slot]!), time: this.time[slot]! }
  }

  /** @param whole these are all there are: the others are forgotten */
  take(movers: Movers, whole: boolean): void {
    this.round++
    for (let row = 0; row < movers.count; row++) if (movers.kind[row] === VEHICLE) this.put(movers, row)
    if (!whole) return
    for (let slot = this.count - 1; slot >= 0; slot--) if (this.seenIn[slot] !== this.round) this.vacate(slot)
  }

  /** Somebody has looked: what is no longer raised is no longer shown. */
  acknowledge(id: number): void {
    const slot = this.slots.get(id)
    if (slot !== undefined) this.alarms[slot] = this.raised[slot]!
  }

  clear(): void {
    this.count = 0
    this.slots.clear()
  }

  private put(movers: Movers, row: number): void {
    const slot = this.slots.get(movers.id[row]!) ?? this.occupy(movers.id[row]!)
    this.seenIn[slot] = this.round
    this.motion[slot] = movers.motion[row]!
    this.raised[slot] = movers.alarms[row]!
    this.alarms[slot]! |= movers.alarms[row]!
    this.lon[slot] = movers.lon[row]!
    this.lat[slot] = movers.lat[row]!
    this.time[slot] = movers.time[row]!
    this.course[slot] = movers.course[row]!
    this.speed[slot] = movers.speed[row]!
  }

  private occupy(id: number): number {
    if (this.count === this.ids.length) this.grow()
    const slot = this.count++
    this.slots.set(id, slot)
    this.ids[slot] = id
    this.alarms[slot] = 0
    return slot
  }

  /** The last slot takes the place of the one that is left. */
  private vacate(slot: number): void {
    const last = --this.count
    this.slots.delete(this.ids[slot]!)
    if (slot === last) return
    for (const column of this.columns()) column[slot] = column[last]!
    this.slots.set(this.ids[slot]!, slot)
  }

  private columns() {
    return [this.ids, this.lon, this.lat, this.time, this.course, this.speed, this.motion, this.alarms, this.raised, this.seenIn]
  }

  private grow(): void {
    const twice = <T extends { set(from: T): void }>(old: T, larger: T): T => {
      larger.set(old)
      return larger
    }
    const room = this.count * 2
    this.ids = twice(this.ids, new Float64Array(room))
    this.lon = twice(this.lon, new Float64Array(room))
    this.lat = twice(this.lat, new Float64Array(room))
    this.time = twice(this.time, new Float64Array(room))
    this.course = twice(this.course, new Float32Array(room))
    this.speed = twice(this.speed, new Float32Array(room))
    this.motion = twice(this.motion, new Uint8Array(room))
    this.alarms = twice(this.alarms, new Uint32Array(room))
    this.raised = twice(this.raised, new Uint32Array(room))
    this.seenIn = twice(this.seenIn, new Uint32Array(room))
  }
}
