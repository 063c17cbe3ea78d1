/** The live socket's binary positions; `/live/asyncapi.json` has the layout. */
const LAYOUT = 1
const HEADER = 24
const RECORD = 32
const WHOLE = 1
const CROWD = 2
const UNKNOWN = 0xffff
const E7 = 1e-7

export const UNIT = 0
export const VEHICLE = 1
/** How something moves, as the server judged it. */
export const motions = ['unknown', 'moving', 'stopped', 'parked', 'silent'] as const
export type Motion = (typeof motions)[number]

/** Movers in columns, row `i` of each is one: what they are and where they were. */
export interface Movers {
  readonly count: number
  readonly kind: Uint8Array<ArrayBuffer>
  readonly id: Float64Array<ArrayBuffer>
  /** WGS-84 degrees. */
  readonly lon: Float64Array<ArrayBuffer>
  readonly lat: Float64Array<ArrayBuffer>
  /** Of the fix, Unix ms. */
  readonly time: Float64Array<ArrayBuffer>
  /** Degrees, NaN where unknown. */
  readonly course: Float32Array<ArrayBuffer>
  /** km/h, NaN where unknown. */
  readonly speed: Float32Array<ArrayBuffer>
  readonly motion: Uint8Array<ArrayBuffer>
  readonly alarms: Uint32Array<ArrayBuffer>
}

/** Those in one square of the map, counted, the vehicles by state; `lon` and `lat` are the middle of them. */
export interface Cell {
  readonly lon: number
  readonly lat: number
  readonly units: number
  readonly vehicles: number
  readonly moving: number
  readonly still: number
  readonly silent: number
  readonly alarmed: number
}

export interface Frame {
  /** Of the tick, Unix ms of the server. */
  readonly time: number
  /** This is all there is: what is not in it is to be forgotten. */
  readonly whole: boolean
  /** Vehicles are too many to be told one by one: `cells` counts them all. */
  readonly crowd: boolean
  /** Side of a cell, degrees. */
  readonly cellSide: number
  readonly movers: Movers
  readonly cells: readonly Cell[]
}

const room = (count: number): Movers => ({
  count, kind: new Uint8Array(count), id: new Float64Array(count), lon: new Float64Array(count), lat: new Float64Array(count), time: new Float64Array(count),
  course: new Float32Array(count), speed: new Float32Array(count), motion: new Uint8Array(count), alarms: new Uint32Array(count),
})

/** What a frame holds that can be handed to another thread instead of copied. */
export const transferable = ({ movers }: Frame): ArrayBuffer[] => Object.values(movers).flatMap((column) => (typeof column === 'number' ? [] : [column.buffer]))

/** Null where the layout is another's: a server of another version; or where the message is cut short. */
export function decode(message: ArrayBuffer): Frame | null {
  if (message.byteLength < HEADER) return null
  const view = new DataView(message)
  const [count, cellCount] = [view.getUint32(4, true), view.getUint32(16, true)]
  if (view.getUint8(0) !== LAYOUT || message.byteLength !== HEADER + RECORD * (count + cellCount)) return null
  const flags = view.getUint8(1)
  const time = view.getFloat64(8, true)
  const movers = room(count)
  for (let i = 0, at = HEADER; i < count; i++, at += RECORD) mover(view, at, time, movers, i)
  const cells = Array.from({ length: cellCount }, (_, i) => cell(view, HEADER + RECORD * (count + i)))
  return { time, whole: (flags & WHOLE) !== 0, crowd: (flags & CROWD) !== 0, cellSide: view.getUint32(20, true) * E7, movers, cells }
}

function mover(view: DataView, at: number, time: number, into: Movers, i: number): void {
  const course = view.getUint16(at + 20, true)
  const speed = view.getUint16(at + 22, true)
  into.id[i] = view.getFloat64(at, true)
  into.lon[i] = view.getInt32(at + 8, true) / 1e7
  into.lat[i] = view.getInt32(at + 12, true) / 1e7
  into.time[i] = time - view.getInt32(at + 16, true)
  into.course[i] = course === UNKNOWN ? NaN : course / 100
  into.speed[i] = speed === UNKNOWN ? NaN : speed / 10
  into.kind[i] = view.getUint8(at + 24)
  into.motion[i] = view.getUint8(at + 25)
  into.alarms[i] = view.getUint32(at + 28, true)
}

function cell(view: DataView, at: number): Cell {
  const [units, vehicles, moving, still, silent, alarmed] = [8, 12, 16, 20, 24, 28].map((offset) => view.getUint32(at + offset, true)) as [number, number, number, number, number, number]
  return { lon: view.getInt32(at, true) / 1e7, lat: view.getInt32(at + 4, true) / 1e7, units, vehicles, moving, still, silent, alarmed }
}
