import type { Map as MapLibreMap, PointLike } from 'maplibre-gl'
import type { Position } from '@/features/position/usePositions'
import type { Presence } from '@/features/unit/presence'
import type { VehicleTable } from '@/features/vehicle/VehicleTable'

interface Spot {
  readonly x: number
  readonly y: number
}

/** The drawn unit nearest to a spot on the screen, within `reach` pixels. */
export function pickUnit(map: MapLibreMap, spot: Spot, presence: ReadonlyMap<number, Presence>, positions: ReadonlyMap<number, Position>, reach: number): number | null {
  const corner = (dx: number, dy: number) => map.unproject([spot.x + dx * reach, spot.y + dy * reach])
  const [southWest, northEast] = [corner(-1, 1), corner(1, -1)]
  let nearest: number | null = null
  let best = reach
  for (const [id, { mark }] of presence) {
    const position = positions.get(id)
    if (!position || mark === 'off_duty') continue
    if (position.lon < southWest.lng || position.lon > northEast.lng || position.lat < southWest.lat || position.lat > northEast.lat) continue
    const { x, y } = map.project([position.lon, position.lat])
    const away = Math.hypot(x - spot.x, y - spot.y)
    if (away <= best) [nearest, best] = [id, away]
  }
  return nearest
}

/** The drawn vehicle nearest to a spot on the screen, within `reach` pixels. */
export function pickVehicle(map: MapLibreMap, spot: Spot, vehicles: VehicleTable, reach: number): number | null {
  const southWest = map.unproject([spot.x - reach, spot.y + reach])
  const northEast = map.unproject([spot.x + reach, spot.y - reach])
  const { ids, lon, lat } = vehicles
  let nearest: number | null = null
  let best = reach
  for (let slot = 0; slot < vehicles.count; slot++) {
    if (lon[slot]! < southWest.lng || lon[slot]! > northEast.lng || lat[slot]! < southWest.lat || lat[slot]! > northEast.lat) continue
    const { x, y } = map.project([lon[slot]!, lat[slot]!])
    const away = Math.hypot(x - spot.x, y - spot.y)
    if (away <= best) [nearest, best] = [ids[slot]!, away]
  }
  return nearest
}

export function pickCrowd(map: MapLibreMap, spot: Spot): boolean {
  return map.queryRenderedFeatures([spot.x, spot.y] as PointLike, { layers: ['crowd'] }).length > 0
}

export function pickIncident(map: MapLibreMap, spot: Spot): number | null {
  const found = map.queryRenderedFeatures([spot.x, spot.y] as PointLike, { layers: ['incidents'] })[0]
  return (found?.properties.id as number | undefined) ?? null
}
