import type { Location } from '@/api/models'

const radians = Math.PI / 180
const earthMetres = 6_371_008.8

/** Along a great circle. */
export function metresBetween(from: Location, to: Location): number {
  const [a, b] = [from.lat * radians, to.lat * radians]
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((to.lon - from.lon) * radians) / 2) ** 2
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** The way to set out on, degrees clockwise from north. */
export function bearingTo(from: Location, to: Location): number {
  const [a, b, turn] = [from.lat * radians, to.lat * radians, (to.lon - from.lon) * radians]
  const degrees = Math.atan2(Math.sin(turn) * Math.cos(b), Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn)) / radians
  return (degrees + 360) % 360
}
