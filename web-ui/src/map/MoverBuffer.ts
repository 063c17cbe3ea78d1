/** How a mover is drawn beside its mark: `STALE` faint, `SELECTED` in a white ring, `ALARMED` in a red one. */
export const STALE = 1
export const SELECTED = 2
export const ALARMED = 4

/** Puts one mover: WGS-84 degrees; `look` is its place in the atlas of marks, which is turned by `course`, whole degrees. */
export type Put = (id: number, lon: number, lat: number, look: number, flags: number, course: number) => void

/** fromX fromY toX toY startedAt duration look, and flags below the course */
const FLOATS = 8
const FLAGS = 8
/** Farther than this (Mercator; some 8 km) is not driven in one glide: it jumps. */
const JUMP = 2e-4
const HOUR = 3_600_000

const mercatorX = (lon: number) => (180 + lon) / 360
const mercatorY = (lat: number) => (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360

/**
 * What the shader reads of each mover, changed in place: a slot for each, Mercator relative to an origin near the city, so
 * that 32 bits are good for centimetres. Nothing is allocated while the same ones move.
 */
export class MoverBuffer {
  static readonly STRIDE = FLOATS * 4

  readonly origin: { readonly x: number; readonly y: number }
  count = 0
  /** In ms since the epoch, and Mercator per ms: when and how fast something moves, for whoever plans the next frame. */
  movingUntil = 0
  fastest = 0

  private floats = new Float32Array(FLOATS * 256)
  private places = new Float64Array(2 * 256)
  private ids = new Float64Array(256)
  private seenIn = new Uint32Array(256)
  private readonly slots = new Map<number, number>()
  private round = 0
  /** Of this round: whether anything is drawn otherwise than before, and how fast the fastest set out. */
  private changed = false
  private setOut = 0
  private epoch = 0

  constructor(
    [lon, lat]: readonly [number, number],
    private readonly still: boolean,
  ) {
    this.origin = { x: mercatorX(lon), y: mercatorY(lat) }
  }

  /** The part of the buffer that is in use. */
  filled(): Float32Array {
    return this.floats.subarray(0, this.count * FLOATS)
  }

  sinceEpoch(now: number): number {
    return now - this.epoch
  }

  /** @returns whether anything is to be drawn anew */
  update(now: number, glide: number, fill: (put: Put) => unknown): boolean {
    this.changed = false
    this.setOut = 0
    this.rebase(now)
    this.round++
    const at = this.sinceEpoch(now)
    fill((id, lon, lat, look, flags, course) => {
      const slot = this.slots.get(id) ?? this.occupy(id, lon, lat)
      if (this.places[slot * 2] !== lon || this.places[slot * 2 + 1] !== lat) this.move(slot, lon, lat, at, glide)
      this.note(slot * FLOATS + 6, look)
      this.note(slot * FLOATS + 7, flags + FLAGS * course)
      this.seenIn[slot] = this.round
    })
    for (let slot = this.count - 1; slot >= 0; slot--) if (this.seenIn[slot] !== this.round) this.vacate(slot)
    if (this.setOut > 0) this.fastest = this.setOut
    return this.changed
  }

  private note(at: number, value: number): void {
    if (this.floats[at] === value) return
    this.floats[at] = value
    this.changed = true
  }

  /** 32-bit times are good for a few hours; a wall runs for months. */
  private rebase(now: number): void {
    const passed = now - this.epoch
    if (passed < HOUR) return
    for (let slot = 0; slot < this.count; slot++) this.floats[slot * FLOATS + 4]! -= passed
    this.movingUntil -= passed
    this.epoch = now
    this.changed = true
  }

  private occupy(id: number, lon: number, lat: number): number {
    if (this.count === this.ids.length) this.grow()
    const slot = this.count++
    this.slots.set(id, slot)
    this.ids[slot] = id
    this.settle(slot, lon, lat)
    return slot
  }

  private settle(slot: number, lon: number, lat: number): void {
    this.changed = true
    this.places[slot * 2] = lon
    this.places[slot * 2 + 1] = lat
    const x = mercatorX(lon) - this.origin.x
    const y = mercatorY(lat) - this.origin.y
    const { floats } = this
    const at = slot * FLOATS
    floats[at] = floats[at + 2] = x
    floats[at + 1] = floats[at + 3] = y
    floats[at + 4] = floats[at + 5] = 0
  }

  private move(slot: number, lon: number, lat: number, now: number, glide: number): void {
    const { floats } = this
    const at = slot * FLOATS
    const duration = floats[at + 5]!
    const progress = duration <= 0 ? 1 : Math.min(1, Math.max(0, (now - floats[at + 4]!) / duration))
    const fromX = floats[at]! + (floats[at + 2]! - floats[at]!) * progress
    const fromY = floats[at + 1]! + (floats[at + 3]! - floats[at + 1]!) * progress
    this.settle(slot, lon, lat)
    const way = Math.abs(floats[at + 2]! - fromX) + Math.abs(floats[at + 3]! - fromY)
    if (this.still || way > JUMP) return
    floats[at] = fromX
    floats[at + 1] = fromY
    floats[at + 4] = now
    floats[at + 5] = glide
    this.setOut = Math.max(this.setOut, way / glide)
    this.movingUntil = now + glide
  }

  /** The last slot takes the place of the one that is left. */
  private vacate(slot: number): void {
    const last = --this.count
    this.changed = true
    this.slots.delete(this.ids[slot]!)
    if (slot === last) return
    this.floats.copyWithin(slot * FLOATS, last * FLOATS, (last + 1) * FLOATS)
    this.places.copyWithin(slot * 2, last * 2, last * 2 + 2)
    this.seenIn[slot] = this.seenIn[last]!
    this.ids[slot] = this.ids[last]!
    this.slots.set(this.ids[slot]!, slot)
  }

  private grow(): void {
    const twice = <T extends Float32Array | Float64Array | Uint32Array>(old: T, larger: T): T => {
      larger.set(old)
      return larger
    }
    this.floats = twice(this.floats, new Float32Array(this.floats.length * 2))
    this.places = twice(this.places, new Float64Array(this.places.length * 2))
    this.ids = twice(this.ids, new Float64Array(this.ids.length * 2))
    this.seenIn = twice(this.seenIn, new Uint32Array(this.seenIn.length * 2))
  }
}
