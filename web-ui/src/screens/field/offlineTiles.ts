import { address } from '@/api/nodes'
import { answer, api } from '@/api/client'
import { accessToken } from '@/api/tokens'
import type { City } from '@/api/models'

/** The cache that the service worker answers tiles from; the key of a tile is its path, whichever server it came from. */
export const TILE_CACHE = 'roadmarshal-tiles'
const layers = ['counties', 'jurisdictions', 'roads', 'stations'] as const
const depths = [8, 9, 10, 11, 12, 13] as const
/** Tiles of one layer; the deepest levels are left out when an area is too wide for them. */
const mostPerLayer = 400

type Box = readonly [west: number, south: number, east: number, north: number]
export interface Tile {
  readonly z: number
  readonly x: number
  readonly y: number
}

const column = (lon: number, z: number) => Math.floor(((lon + 180) / 360) * 2 ** z)
const row = (lat: number, z: number) => {
  const sine = Math.sin((lat * Math.PI) / 180)
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z)
}

/** Web Mercator tiles over a box of WGS-84 degrees, from far to near, as long as `most` holds. */
export function tilesOver([west, south, east, north]: Box, zooms: readonly number[], most: number): Tile[] {
  const tiles: Tile[] = []
  for (const z of zooms) {
    const [left, right, top, bottom] = [column(west, z), column(east, z), row(north, z), row(south, z)]
    if (tiles.length + (right - left + 1) * (bottom - top + 1) > most) break
    for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) tiles.push({ z, x, y })
  }
  return tiles
}

/** The box around a GeoJSON geometry. */
export function boxOf(geometry: { coordinates: unknown }): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return
    const [lon, lat] = part as unknown[]
    if (typeof lon !== 'number' || typeof lat !== 'number') return part.forEach(visit)
    ;[west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)]
  }
  visit(geometry.coordinates)
  return [west, south, east, north]
}

/** The squad's area; the whole city while nobody has drawn it. */
async function areaOf(city: City, agencyId: number): Promise<Box> {
  const { features } = await answer(api.GET('/layers/{layer}/features', { params: { path: { layer: 'jurisdictions' }, query: { limit: 1000 } } }))
  const own = features.find((feature) => feature.id === agencyId || (feature.properties as { id?: number } | null)?.id === agencyId)
  return own ? boxOf(own.geometry as { coordinates: unknown }) : (city.bounds as unknown as Box)
}

let kept: string | null = null

/** Fetches the map of the squad's area while the network is good, once a day and one tile at a time; gives up quietly, for the map is a comfort. */
export function keepTiles(city: City, agencyId: number): void {
  const today = `${agencyId} ${new Date().toDateString()}`
  if (kept === today || typeof caches === 'undefined' || localStorage.getItem('roadmarshal.field.tiles') === today) return
  kept = today
  void fetchTiles(city, agencyId).then(() => localStorage.setItem('roadmarshal.field.tiles', today), () => (kept = null))
}

async function fetchTiles(city: City, agencyId: number): Promise<void> {
  const cache = await caches.open(TILE_CACHE)
  for (const { z, x, y } of tilesOver(await areaOf(city, agencyId), depths, mostPerLayer)) {
    for (const layer of layers) {
      const path = `/tiles/${layer}/${z}/${x}/${y}`
      const response = await fetch(address(path), { headers: { Authorization: `Bearer ${await accessToken()}` } })
      if (!response.ok) throw new Error(`${path}: ${response.status}`)
      await cache.put(`/api/v1${path}`, response)
    }
  }
}

/** The phone may be another officer's next. */
export async function forgetTiles(): Promise<void> {
  kept = null
  localStorage.removeItem('roadmarshal.field.tiles')
  if (typeof caches !== 'undefined') await caches.delete(TILE_CACHE)
}
