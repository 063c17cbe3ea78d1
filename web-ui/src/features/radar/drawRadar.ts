import type { Feature } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { RadarPlace, RadarRoute } from '@/api/models'
import { mapFont } from '@/map/style'

const point = ({ location }: RadarPlace) => [location.lon, location.lat]

/** Places by their score; those of the way with their number, and the way as the crow flies between them. */
export function drawRadar(map: MapLibreMap, places: readonly RadarPlace[], route: RadarRoute | null) {
  const order = new Map(route?.stops.map(({ place }, index) => [place.key, String(index + 1)]))
  const features: Feature[] = places.map((place) => ({
    type: 'Feature', geometry: { type: 'Point', coordinates: point(place) }, properties: { score: place.score, label: order.get(place.key) ?? '', stop: order.has(place.key) },
  }))
  if (route && route.stops.length > 1) features.push({ type: 'Feature', geometry: { type: 'LineString', coordinates: route.stops.map(({ place }) => point(place)) }, properties: {} })
  const data = { type: 'FeatureCollection' as const, features }
  const known = map.getSource('radar') as GeoJSONSource | undefined
  if (known) return void known.setData(data)
  map.addSource('radar', { type: 'geojson', data })
  map.addLayer({ id: 'radar-way', type: 'line', source: 'radar', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': '#7cc4ff', 'line-width': 2, 'line-dasharray': [2, 2] } })
  map.addLayer({
    id: 'radar-places', type: 'circle', source: 'radar', filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['get', 'score'], 1, 6, 30, 16], 'circle-color': ['case', ['get', 'stop'], '#1c4b75', '#5a3a12'], 'circle-opacity': 0.85,
      'circle-stroke-color': ['case', ['get', 'stop'], '#7cc4ff', '#e0a24a'], 'circle-stroke-width': 2,
    },
  })
  map.addLayer({ id: 'radar-order', type: 'symbol', source: 'radar', layout: { 'text-field': ['get', 'label'], 'text-font': mapFont, 'text-size': 12, 'text-allow-overlap': true }, paint: { 'text-color': '#e8edf6' } })
}
