import type { FenceGeometry, FenceKind } from '@/api/models'

/** WGS-84 degrees. */
export type Place = readonly [lon: number, lat: number]

const types: Record<FenceKind, readonly FenceGeometry['type'][]> = { area: ['Polygon', 'MultiPolygon'], corridor: ['LineString'], circle: ['Point'] }
const METRES_PER_DEGREE = 111_195
const ROUND = 64

/** Reads places as `120.45, 41.57`, one a line; null where a line is none. */
export function readPlaces(text: string): Place[] | null {
  const places: Place[] = []
  for (const line of text.split('\n').map((typed) => typed.trim()).filter(Boolean)) {
    const numbers = line.split(/[,，\s]+/).map(Number)
    const [lon, lat] = numbers
    if (numbers.length !== 2 || !(Math.abs(lon!) <= 180) || !(Math.abs(lat!) <= 90)) return null
    places.push([lon!, lat!])
  }
  return places
}

export const writePlaces = (places: readonly Place[]): string => places.map(([lon, lat]) => `${lon.toFixed(6)}, ${lat.toFixed(6)}`).join('\n')

/** A fence's geometry out of what was typed or pasted: places line by line, or GeoJSON; null while it is not one yet. */
export function readGeometry(kind: FenceKind, text: string): FenceGeometry | null {
  if (text.trim().startsWith('{')) return pasted(kind, text)
  const places = readPlaces(text)
  if (!places) return null
  if (kind === 'circle') return places.length === 1 ? { type: 'Point', coordinates: [...places[0]!] } : null
  if (kind === 'corridor') return places.length >= 2 ? { type: 'LineString', coordinates: places.map((place) => [...place]) } : null
  return places.length >= 3 ? { type: 'Polygon', coordinates: [[...places, places[0]!].map((place) => [...place])] } : null
}

function pasted(kind: FenceKind, text: string): FenceGeometry | null {
  try {
    let found = JSON.parse(text) as { type?: string; geometry?: unknown; features?: { geometry: unknown }[]; coordinates?: unknown[] }
    if (found.features) found = (found.features[0]?.geometry ?? {}) as typeof found
    if (found.geometry) found = found.geometry as typeof found
    const type = types[kind].find((allowed) => allowed === found.type)
    return type && Array.isArray(found.coordinates) ? { type, coordinates: found.coordinates } : null
  } catch {
    return null
  }
}

/** As it is edited: places line by line where it has one outline, GeoJSON otherwise. */
export function writeGeometry({ type, coordinates }: FenceGeometry): string {
  if (type === 'Point') return writePlaces([coordinates as unknown as Place])
  if (type === 'LineString') return writePlaces(coordinates as Place[])
  const rings = coordinates as Place[][]
  return type === 'Polygon' && rings.length === 1 ? writePlaces(rings[0]!.slice(0, -1)) : JSON.stringify({ type, coordinates })
}

/** The lines to draw of what is being edited. */
export function outlineOf(kind: FenceKind, text: string, radiusM: number): Place[][] {
  const geometry = readGeometry(kind, text)
  return geometry ? linesOf(geometry, radiusM) : [readPlaces(text) ?? []]
}

/** The lines of a fence; a circle is told by its rim. */
export function linesOf({ type, coordinates }: FenceGeometry, radiusM: number): Place[][] {
  if (type === 'Point') return [rim(coordinates as unknown as Place, radiusM)]
  if (type === 'LineString') return [coordinates as Place[]]
  return type === 'Polygon' ? (coordinates as Place[][]) : (coordinates as Place[][][]).flat()
}

function rim([lon, lat]: Place, radiusM: number): Place[] {
  const degrees = radiusM / METRES_PER_DEGREE
  const shrink = Math.cos((lat * Math.PI) / 180)
  return Array.from({ length: ROUND + 1 }, (_, at) => {
    const angle = (2 * Math.PI * at) / ROUND
    return [lon + (degrees * Math.cos(angle)) / shrink, lat + degrees * Math.sin(angle)] as const
  })
}

/** The place that somebody pointed at; null where none is nearer than the tolerance, degrees. */
export function nearest(places: readonly Place[], [lon, lat]: Place, tolerance: number): number | null {
  let best: number | null = null
  let least = tolerance
  places.forEach(([x, y], at) => {
    const away = Math.hypot(x - lon, y - lat)
    if (away < least) [best, least] = [at, away]
  })
  return best
}

/** How near to something drawn a click must be to mean it, where a map shows from one longitude to another; degrees. */
export const reachOf = (west: number, east: number): number => (east - west) / 80

/** Null of nothing. */
export function boundsOf(places: readonly Place[]): [number, number, number, number] | null {
  if (!places.length) return null
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)]
  return [lons.reduce((a, b) => Math.min(a, b)), lats.reduce((a, b) => Math.min(a, b)), lons.reduce((a, b) => Math.max(a, b)), lats.reduce((a, b) => Math.max(a, b))]
}
