import type { Feature, FeatureCollection, Polygon, MultiPolygon, Position } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { answer, api } from '@/api/client'

export const labelledAreas = ['counties', 'jurisdictions'] as const
export type LabelledArea = (typeof labelledAreas)[number]
export const labelSource = (area: LabelledArea) => `${area}-labels`

/** Twice the signed area of a ring and its centroid, in degrees; enough for placing a name. */
function measure(ring: readonly Position[]): { area: number; centre: Position } {
  let [area, x, y] = [0, 0, 0]
  for (let at = 0; at < ring.length - 1; at++) {
    const [[x1, y1], [x2, y2]] = [ring[at] as [number, number], ring[at + 1] as [number, number]]
    const cross = x1 * y2 - x2 * y1
    area += cross
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
  }
  return { area: Math.abs(area), centre: [x / (3 * area), y / (3 * area)] }
}

/** Where an area's name stands: the centroid of its largest part. */
export function labelPoint(geometry: Polygon | MultiPolygon): Position {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]!] : geometry.coordinates.map((polygon) => polygon[0]!)
  return rings.map(measure).reduce((best, part) => (part.area > best.area ? part : best)).centre
}

/** Names of areas come from their whole geometry: from tiles, an area would be named once in each tile that it touches. */
export async function loadAreaLabels(map: MapLibreMap): Promise<void> {
  await Promise.all(
    labelledAreas.map(async (layer) => {
      const { features } = (await answer(api.GET('/layers/{layer}/features', { params: { path: { layer } } }))) as unknown as FeatureCollection<Polygon | MultiPolygon>
      const points = features.map(({ geometry, properties }): Feature => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: labelPoint(geometry) } }))
      map.getSource<GeoJSONSource>(labelSource(layer))?.setData({ type: 'FeatureCollection', features: points })
    }),
  )
}
