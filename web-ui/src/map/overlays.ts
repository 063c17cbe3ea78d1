import type { Feature, FeatureCollection } from 'geojson'
import type { ExpressionSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { mapFont, type MapScale } from './style'
import { palette } from './palette'
import type { MoverLayer } from './MoverLayer'
import { addRoadOverlays } from './roadOverlays'
import { house, pennant, pin, post, shield, shieldStretch } from './symbols'
import { tellSource } from './tellSource'

/** A labelled point of the overlays, WGS-84. */
export interface MapPoint {
  readonly id: number
  readonly lon: number
  readonly lat: number
  readonly label: string
}

export interface IncidentPoint extends MapPoint {
  readonly priority: number
  readonly selected: boolean
  readonly overdue: boolean
}

/** From a unit to where it is sent. */
export interface TaskLine {
  readonly id: number
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly underway: boolean
}

export const overlaySources = ['crowd', 'trail', 'task-lines', 'vehicle-labels', 'unit-labels', 'incidents', 'draft', 'outline'] as const

const empty: FeatureCollection = { type: 'FeatureCollection', features: [] }
const point = (id: number, lon: number, lat: number, properties: object): Feature => ({
  type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { ...properties, id },
})

function addImages(map: MapLibreMap) {
  for (const priority of ['1', '2', '3', '4', '5']) {
    const urgent = priority === '1' || priority === '2'
    map.addImage(`pin-${priority}`, urgent ? pin(priority, '#e8edf6', '#0b1220', '#0b1220') : pin(priority, '#17233a', '#b3bed2', '#e8edf6'), { pixelRatio: 2 })
    map.addImage(`pin-${priority}-overdue`, pin(priority, '#3a0f12', '#ff5a4d', '#ffd9d6'), { pixelRatio: 2 })
  }
  map.addImage('pin-draft', pin('+', '#7cc4ff', '#0b1220', '#0b1220'), { pixelRatio: 2 })
  map.addImage('shield-expressway', shield('#4d8a6b', '#10261d'), shieldStretch)
  map.addImage('shield-national', shield('#8a5a5a', '#24161a'), shieldStretch)
  map.addImage('shield-road', shield('#4b5a78', '#121b2d'), shieldStretch)
  map.addImage('issue', pennant(palette.issue), { pixelRatio: 2 })
  map.addImage('issue-overdue', pennant(palette.issueOverdue), { pixelRatio: 2 })
  map.addImage('stake', post(palette.stake), { pixelRatio: 2 })
  map.addImage('station', house(palette.station), { pixelRatio: 2 })
}

const outlined: ExpressionSpecification = ['case', ['get', 'quiet'], palette.issue, '#ffffff']

/** Adds what lives above the base map, bottom up: crowds, trails, the ways of tasks, all that moves, its names, the incidents. */
export function addOverlays(map: MapLibreMap, { symbols, text }: MapScale, movers: MoverLayer) {
  addImages(map)
  for (const source of overlaySources) map.addSource(source, { type: 'geojson', data: empty })
  addRoadOverlays(map, { symbols, text })
  addCrowd(map, { symbols, text })
  map.addLayer({
    id: 'trail', type: 'line', source: 'trail',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': palette.trail, 'line-width': 2.4 * symbols, 'line-opacity': 0.85 },
  })
  map.addLayer({
    id: 'task-lines', type: 'line', source: 'task-lines',
    layout: { 'line-cap': 'round' },
    paint: { 'line-color': ['case', ['get', 'underway'], '#0b84f9', '#fff355'], 'line-width': 1.6 * symbols, 'line-opacity': 0.7, 'line-dasharray': [2, 2.4] },
  })
  map.addLayer(movers)
  map.addLayer({
    id: 'vehicle-labels', type: 'symbol', source: 'vehicle-labels',
    layout: {
      'text-field': ['get', 'label'], 'text-font': mapFont, 'text-size': 10.5 * text, 'text-anchor': 'top',
      // What is drawn first has a ring around it.
      'text-offset': ['case', ['==', ['get', 'rank'], 0], ['literal', [0, (0.85 * movers.size) / (10.5 * text)]], ['literal', [0, (0.42 * movers.size) / (10.5 * text)]]],
      'text-padding': 2, 'symbol-sort-key': ['get', 'rank'],
    },
    paint: { 'text-color': palette.vehicleLabel, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
  })
  map.addLayer({
    id: 'unit-labels', type: 'symbol', source: 'unit-labels',
    layout: {
      'text-field': ['get', 'label'], 'text-font': mapFont, 'text-size': 11.5 * text, 'text-anchor': 'top',
      'text-offset': [0, movers.size / 2 / (11.5 * text)], 'text-optional': true, 'text-padding': 3, 'symbol-sort-key': ['get', 'rank'],
    },
    paint: { 'text-color': ['case', ['get', 'stale'], palette.label, '#e8edf6'], 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
  })
  map.addLayer({
    id: 'incidents', type: 'symbol', source: 'incidents',
    layout: {
      'icon-image': ['concat', 'pin-', ['to-string', ['get', 'priority']], ['case', ['get', 'overdue'], '-overdue', '']],
      'icon-anchor': 'bottom', 'icon-size': ['case', ['get', 'selected'], 1.35 * symbols, symbols], 'icon-allow-overlap': true,
      'symbol-sort-key': ['-', 0, ['get', 'priority']],
      'text-field': ['step', ['zoom'], ['case', ['get', 'selected'], ['get', 'label'], ''], 10.5, ['get', 'label']],
      'text-font': mapFont, 'text-size': 12 * text, 'text-anchor': 'top', 'text-offset': [0, 0.25], 'text-optional': true, 'text-max-width': 12,
    },
    paint: { 'text-color': '#ffffff', 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
  })
  map.addLayer({ id: 'outline', type: 'line', source: 'outline', paint: { 'line-color': outlined, 'line-width': 2 * symbols } })
  map.addLayer({ id: 'outline-vertices', type: 'circle', source: 'outline', paint: { 'circle-radius': ['case', ['get', 'quiet'], 2.5 * symbols, 5 * symbols], 'circle-color': palette.land, 'circle-stroke-color': outlined, 'circle-stroke-width': ['case', ['get', 'quiet'], 1.2, 2] } })
  map.addLayer({ id: 'draft', type: 'symbol', source: 'draft', layout: { 'icon-image': 'pin-draft', 'icon-anchor': 'bottom', 'icon-size': 1.2 * symbols, 'icon-allow-overlap': true } })
}

/** Vehicles too many to be told apart: circles whose area goes by how many they are; an alarm among them is a red ring and said. */
function addCrowd(map: MapLibreMap, { symbols, text }: MapScale) {
  const alarmed: ExpressionSpecification = ['>', ['get', 'alarmed'], 0]
  map.addLayer({
    id: 'crowd', type: 'circle', source: 'crowd',
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'count']], 1, 7 * symbols, 10, 13 * symbols, 60, 30 * symbols],
      'circle-color': palette.crowd, 'circle-opacity': 0.5,
      'circle-stroke-color': ['case', alarmed, palette.issueOverdue, palette.crowdRim], 'circle-stroke-width': ['case', alarmed, 2.6 * symbols, 1.1 * symbols],
    },
  })
  map.addLayer({
    id: 'crowd-counts', type: 'symbol', source: 'crowd',
    layout: {
      'text-field': ['case', alarmed, ['concat', ['to-string', ['get', 'count']], '\n▲', ['to-string', ['get', 'alarmed']]], ['to-string', ['get', 'count']]],
      'text-font': mapFont, 'text-size': 11 * text, 'text-line-height': 1.05, 'text-allow-overlap': true, 'symbol-sort-key': ['get', 'count'],
    },
    paint: { 'text-color': ['case', alarmed, '#ffd9d6', palette.labelStrong], 'text-halo-color': palette.halo, 'text-halo-width': 1.2 },
  })
}

const set = (map: MapLibreMap, name: (typeof overlaySources)[number], features: Feature[]) => tellSource(map, name, features)

export function showIncidents(map: MapLibreMap, incidents: readonly IncidentPoint[]) {
  set(map, 'incidents', incidents.map(({ id, lon, lat, ...rest }) => point(id, lon, lat, rest)))
}

export function showTaskLines(map: MapLibreMap, lines: readonly TaskLine[]) {
  set(map, 'task-lines', lines.map(({ id, from, to, underway }) => ({
    type: 'Feature', id, geometry: { type: 'LineString', coordinates: [[...from], [...to]] }, properties: { underway },
  })))
}

export function showUnitLabels(map: MapLibreMap, labels: readonly (MapPoint & { stale: boolean; rank: number })[]) {
  set(map, 'unit-labels', labels.map(({ id, lon, lat, ...rest }) => point(id, lon, lat, rest)))
}

export function showVehicleLabels(map: MapLibreMap, labels: readonly (MapPoint & { rank: number })[]) {
  set(map, 'vehicle-labels', labels.map(({ id, lon, lat, ...rest }) => point(id, lon, lat, rest)))
}

export function showCrowd(map: MapLibreMap, cells: readonly { lon: number; lat: number; vehicles: number; alarmed: number }[]) {
  set(map, 'crowd', cells.filter(({ vehicles }) => vehicles > 0).map(({ lon, lat, vehicles, alarmed }, index) => point(index, lon, lat, { count: vehicles, alarmed })))
}

export function showTrail(map: MapLibreMap, way: readonly (readonly [number, number])[]) {
  set(map, 'trail', way.length > 1 ? [{ type: 'Feature', geometry: { type: 'LineString', coordinates: way.map((place) => [...place]) }, properties: {} }] : [])
}

/** What is being drawn: its lines, and its vertices as far as they can be told apart. What only stood there is quieter than what moves. */
export function showOutline(map: MapLibreMap, lines: readonly (readonly (readonly [number, number])[])[], quiet = false) {
  set(map, 'outline', lines.filter(({ length }) => length > 0).map((line, at) => ({
    type: 'Feature', id: at, properties: { quiet },
    geometry: line.length === 1 ? { type: 'Point', coordinates: [...line[0]!] } : { type: 'LineString', coordinates: line.map((place) => [...place]) },
  })))
}

export function showDraft(map: MapLibreMap, place: readonly [number, number] | null) {
  set(map, 'draft', place ? [point(0, place[0], place[1], {})] : [])
}
