import type { Feature, Geometry } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibreMap, VectorTileSource } from 'maplibre-gl'
import type { Issue } from '@/api/models'
import { address } from '@/api/nodes'
import { palette } from '@/map/palette'
import { mapFont } from '@/map/style'
import { tileQuery, type IssueQuery } from './issueQuery'

const SOURCE = 'found'
const CHOSEN = 'chosen'
const many: ExpressionSpecification = ['>', ['get', 'count'], 1]
const over: ExpressionSpecification = ['in', ['get', 'state'], ['literal', ['closed', 'rejected', 'merged']]]
/** So many, in the mean, make the heat of a screen; of few each one counts for more, up to so much. */
const WARM = 1_500
const FEW = 6
export const foundLayers = ['found-squares', 'found-issues'] as const

const tiles = (query: IssueQuery) => [`${address('/issue-tiles')}/{z}/{x}/{y}?${tileQuery(query)}`]

export function addHeat(map: MapLibreMap, query: IssueQuery, before?: string) {
  map.addSource(SOURCE, { type: 'vector', tiles: tiles(query), minzoom: 5, maxzoom: 14, promoteId: 'id' })
  map.addLayer({
    id: 'found-heat', type: 'heatmap', source: SOURCE, 'source-layer': 'issues', layout: { visibility: 'none' },
    paint: {
      'heatmap-weight': ['get', 'count'],
      'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 7, 14, 11, 26, 15, 44],
      'heatmap-opacity': 0.75,
      'heatmap-color': ['interpolate', ['linear'], ['heatmap-density'], 0, 'rgba(0,0,0,0)', 0.15, '#143a5c', 0.4, '#1d7a8c', 0.65, '#c9b23a', 0.85, '#e07b2a', 1, '#f4e8d0'],
    },
  }, before)
}

/** What a filter finds, on a map of its own: squares with counts from afar, each issue from near, and the heat of all of it. */
export function addFound(map: MapLibreMap, query: IssueQuery) {
  for (const layer of ['issue-clusters', 'issues']) map.setLayoutProperty(layer, 'visibility', 'none')
  addHeat(map, query)
  map.addSource(CHOSEN, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer({
    id: 'found-squares', type: 'circle', source: SOURCE, 'source-layer': 'issues', filter: many,
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['log10', ['get', 'count']], 0.3, 8, 2, 14, 4, 24],
      'circle-color': '#16304d', 'circle-opacity': 0.85, 'circle-stroke-width': 1.4,
      'circle-stroke-color': ['case', ['>', ['coalesce', ['get', 'late'], 0], 0], palette.issueOverdue, palette.issue],
    },
  })
  map.addLayer({
    id: 'found-counts', type: 'symbol', source: SOURCE, 'source-layer': 'issues', filter: many,
    layout: { 'text-field': ['to-string', ['get', 'count']], 'text-font': mapFont, 'text-size': 11, 'text-allow-overlap': true },
    paint: { 'text-color': '#e8edf6' },
  })
  map.addLayer({
    id: 'found-issues', type: 'symbol', source: SOURCE, 'source-layer': 'issues', filter: ['!', many],
    layout: {
      'icon-image': ['case', ['==', ['get', 'overdue'], true], 'issue-overdue', 'issue'], 'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.6, 13, 1],
      'icon-anchor': 'bottom', 'icon-offset': [4, 2], 'icon-allow-overlap': true,
    },
    paint: { 'icon-opacity': ['case', over, 0.45, 0.95] },
  })
  const line = { 'line-color': '#7cc4ff', 'line-width': 3 }
  map.addLayer({ id: 'chosen-line', type: 'line', source: CHOSEN, filter: ['!=', ['geometry-type'], 'Point'], paint: line })
  map.addLayer({
    id: 'chosen-point', type: 'circle', source: CHOSEN, filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-radius': 13, 'circle-color': 'rgba(124,196,255,0.12)', 'circle-stroke-color': '#7cc4ff', 'circle-stroke-width': 2.5 },
  })
}

export const findOnMap = (map: MapLibreMap, query: IssueQuery) => (map.getSource(SOURCE) as VectorTileSource).setTiles(tiles(query))

export function showHeat(map: MapLibreMap, shown: boolean, total: number) {
  const intensity = Math.min(FEW, WARM / Math.max(1, total))
  map.setLayoutProperty('found-heat', 'visibility', shown ? 'visible' : 'none')
  map.setPaintProperty('found-heat', 'heatmap-intensity', ['interpolate', ['linear'], ['zoom'], 7, 0.08 * intensity, 10, Math.min(1, 0.25 * intensity), 13, Math.min(1, intensity * 2), 16, 1])
}

export function showChosen(map: MapLibreMap, issues: readonly Pick<Issue, 'id' | 'geometry'>[]) {
  const features = issues.map(({ id, geometry }): Feature => ({ type: 'Feature', id, geometry: geometry as unknown as Geometry, properties: {} }))
  ;(map.getSource(CHOSEN) as GeoJSONSource).setData({ type: 'FeatureCollection', features })
}
