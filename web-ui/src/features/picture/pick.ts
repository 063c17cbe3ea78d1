import type { Map as MapLibreMap, PointLike } from 'maplibre-gl'
import type { Position } from '@/features/position/usePositions'
import type { Presence } from '@/features/unit/presence'

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

export function pickIncident(map: MapLibreMap, spot: Spot): number | null {
  const found = map.queryRenderedFeatures([spot.x, spot.y] as PointLike, { layers: ['incidents'] })[0]
  return (found?.properties.id as number | undefined) ?? null
}
