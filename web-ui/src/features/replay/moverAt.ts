import type { MoverTrack } from '@/api/models'

/** Where a mover was at a moment. `known` is false in a gap, and after its last fix. */
export interface Whereabouts {
  readonly lon: number
  readonly lat: number
  readonly speedKmh: number | null
  readonly known: boolean
}

/** Degrees a ms; some 3 km/h. */
const SLOWEST = 7.5e-9

type Columns = Pick<MoverTrack, 'time' | 'lon' | 'lat' | 'speedKmh' | 'afterGap'>

/** The index of the last point that is not after `time`; -1 before the first. */
export function indexAt(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}

/**
 * Between two points something goes evenly, which is what the server's `errorM` is measured by; in a gap it stays where it was
 * seen last. Null before the first fix. `time` is in ms since the span's start.
 */
export function moverAt({ time: times, lon, lat, speedKmh, afterGap }: Columns, time: number): Whereabouts | null {
  const at = indexAt(times, time)
  if (at < 0) return null
  const next = at + 1
  const last = next >= times.length
  if (last || afterGap.includes(next)) {
    return { lon: lon[at]!, lat: lat[at]!, speedKmh: null, known: last && time === times[at] }
  }
  const share = (time - times[at]!) / (times[next]! - times[at]!)
  return {
    lon: lon[at]! + (lon[next]! - lon[at]!) * share,
    lat: lat[at]! + (lat[next]! - lat[at]!) * share,
    speedKmh: speedKmh[at] ?? null,
    known: true,
  }
}

/** Whither it goes at a moment, degrees clockwise from north; null while it stands, or nobody knows. */
export function courseAt({ time: times, lon, lat, afterGap }: Omit<Columns, 'speedKmh'>, time: number): number | null {
  const at = indexAt(times, time)
  const next = at + 1
  if (at < 0 || next >= times.length || afterGap.includes(next)) return null
  const [east, north] = [(lon[next]! - lon[at]!) * Math.cos((lat[at]! * Math.PI) / 180), lat[next]! - lat[at]!]
  if (Math.hypot(east, north) / (times[next]! - times[at]!) < SLOWEST) return null
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360
}

/** The track as lines, cut at its gaps. */
export function linesOf({ lon, lat, afterGap }: Pick<Columns, 'lon' | 'lat' | 'afterGap'>): [number, number][][] {
  const lines: [number, number][][] = []
  const cuts = new Set(afterGap)
  lon.forEach((value, index) => {
    if (index === 0 || cuts.has(index)) lines.push([])
    lines.at(-1)!.push([value, lat[index]!])
  })
  return lines
}
