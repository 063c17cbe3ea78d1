import type { Feature } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { MapScale } from './style'
import { mapFont } from './style'
import { palette } from './palette'
import { tellSource } from './tellSource'

/** A closure as it is drawn. */
export interface DrawnClosure {
  readonly id: number
  readonly geometry: Feature['geometry']
  readonly label: string
  readonly planned: boolean
}

const sources = ['patrol', 'reach', 'route', 'closures'] as const
const { closed: CLOSED, visited: VISITED, missed: MISSED } = palette

/** What goes by road, below all that moves: who reaches what, a candidate's way, what is closed. */
export function addRoadOverlays(map: MapLibreMap, { symbols, text }: MapScale) {
  for (const source of sources) map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer({ id: 'patrol-fill', type: 'fill', source: 'patrol', filter: ['match', ['geometry-type'], ['Polygon', 'MultiPolygon'], true, false], paint: { 'fill-color': ['case', ['get', 'visited'], VISITED, MISSED], 'fill-opacity': ['case', ['get', 'visited'], 0.35, 0.22] } })
  map.addLayer({
    id: 'patrol-line', type: 'line', source: 'patrol', filter: ['match', ['geometry-type'], ['LineString', 'MultiLineString'], true, false], layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': ['case', ['get', 'visited'], VISITED, MISSED], 'line-width': ['case', ['get', 'visited'], 5 * symbols, 3 * symbols], 'line-opacity': 0.85 },
  })
  map.addLayer({
    id: 'patrol-mark', type: 'symbol', source: 'patrol', filter: ['has', 'label'],
    layout: { 'text-field': ['get', 'label'], 'text-font': mapFont, 'text-size': 12.5 * text, 'text-variable-anchor': ['bottom', 'top', 'left', 'right'], 'text-radial-offset': 0.6 },
    paint: { 'text-color': VISITED, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 * symbols },
  })
  map.addLayer({
    id: 'reach', type: 'line', source: 'reach', layout: { 'line-cap': 'round' },
    paint: { 'line-color': ['match', ['get', 'band'], 0, '#8aebcf', 1, '#4fb3d9', 2, '#4a6fc4', '#ff9a3d'], 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1.4 * symbols, 13, 4 * symbols], 'line-opacity': 0.8 },
  })
  map.addLayer({ id: 'route-casing', type: 'line', source: 'route', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': palette.halo, 'line-width': 8 * symbols } })
  map.addLayer({ id: 'route', type: 'line', source: 'route', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': '#0b84f9', 'line-width': 4.5 * symbols } })
  map.addLayer({ id: 'closures-fill', type: 'fill', source: 'closures', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': CLOSED, 'fill-opacity': ['case', ['get', 'planned'], 0.06, 0.18] } })
  map.addLayer({ id: 'closures-line', type: 'line', source: 'closures', paint: { 'line-color': CLOSED, 'line-width': 3.5 * symbols, 'line-dasharray': [1.4, 1], 'line-opacity': ['case', ['get', 'planned'], 0.5, 1] } })
  map.addLayer({
    id: 'closures-mark', type: 'symbol', source: 'closures',
    layout: { 'symbol-placement': 'point', 'text-field': ['concat', '⊘ ', ['get', 'label']], 'text-font': mapFont, 'text-size': 12.5 * text, 'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'], 'text-radial-offset': 0.8 },
    paint: { 'text-color': CLOSED, 'text-opacity': ['case', ['get', 'planned'], 0.6, 1], 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
  })
}

const set = (map: MapLibreMap, name: (typeof sources)[number], features: Feature[]) => tellSource(map, name, features)

export function showClosures(map: MapLibreMap, closures: readonly DrawnClosure[]) {
  set(map, 'closures', closures.map(({ id, geometry, ...properties }) => ({ type: 'Feature', id, geometry, properties })))
}

export function showRoute(map: MapLibreMap, line: readonly (readonly [number, number])[]) {
  set(map, 'route', line.length > 1 ? [{ type: 'Feature', geometry: { type: 'LineString', coordinates: line.map((place) => [...place]) }, properties: {} }] : [])
}

export function showReach(map: MapLibreMap, features: Feature[]) {
  set(map, 'reach', features)
}

/** What of a patrol was visited, and what was not, by their property `visited`. */
export function showPatrol(map: MapLibreMap, features: Feature[]) {
  set(map, 'patrol', features)
}
