import type { Feature, Geometry } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { Issue } from '@/api/models'
import { mapFont } from '@/map/style'
import { placeOf } from './place'

export const pairColours = ['#7cc4ff', '#ffb347'] as const
const colour: ExpressionSpecification = ['case', ['==', ['get', 'of'], 0], pairColours[0], pairColours[1]]

/** Two issues on one map, each in its colour, whatever shape they have. */
export function drawPair(map: MapLibreMap, pair: readonly [Issue, Issue]) {
  const features = pair.flatMap(({ geometry }, of): Feature[] => {
    const place = placeOf(geometry)
    return [
      { type: 'Feature', geometry: geometry as unknown as Geometry, properties: { of } },
      ...(place ? [{ type: 'Feature' as const, geometry: { type: 'Point' as const, coordinates: [...place] }, properties: { of, label: of === 0 ? 'A' : 'B' } }] : []),
    ]
  })
  const data = { type: 'FeatureCollection' as const, features }
  const known = map.getSource('pair') as GeoJSONSource | undefined
  if (known) return void known.setData(data)
  for (const layer of ['issue-clusters', 'issues']) map.setLayoutProperty(layer, 'visibility', 'none')
  map.addSource('pair', { type: 'geojson', data })
  map.addLayer({ id: 'pair-line', type: 'line', source: 'pair', filter: ['!=', ['geometry-type'], 'Point'], paint: { 'line-color': colour, 'line-width': 3 } })
  map.addLayer({
    id: 'pair-point', type: 'circle', source: 'pair', filter: ['has', 'label'],
    paint: { 'circle-radius': 11, 'circle-color': '#0b1220', 'circle-opacity': 0.75, 'circle-stroke-color': colour, 'circle-stroke-width': 2.5 },
  })
  map.addLayer({
    id: 'pair-label', type: 'symbol', source: 'pair', filter: ['has', 'label'],
    layout: { 'text-field': ['get', 'label'], 'text-font': mapFont, 'text-size': 12, 'text-allow-overlap': true },
    paint: { 'text-color': '#e8edf6' },
  })
}
