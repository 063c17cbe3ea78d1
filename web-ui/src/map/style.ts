import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { labelledAreas, labelSource } from './areaLabels'
import { palette } from './palette'

/** No `glyphs`: every text is drawn in the browser. The Latin face stands first, MapLibre takes the first for all that is not CJK. */
export const mapFont = ['Noto Sans SC Variable', 'Noto Sans CJK SC', 'sans-serif']

export const tileLayers = ['counties', 'jurisdictions', 'roads', 'stations', 'issues', 'fences'] as const
export type TileLayer = (typeof tileLayers)[number]

/** How much larger than on a desk symbols and texts are. */
export interface MapScale {
  readonly symbols: number
  readonly text: number
}

const noFeatures = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } }

export type MapLanguage = 'zh-CN' | 'en'

const nameIn = (language: MapLanguage): ExpressionSpecification => ['get', language === 'en' ? 'nameEn' : 'name']
/** The texts that change with the language of the screen, by layer. */
const namedLayers: Readonly<Record<string, (language: MapLanguage) => ExpressionSpecification>> = {
  'jurisdiction-names': nameIn,
  'county-names': nameIn,
  stations: (language) => ['step', ['zoom'], '', 11, nameIn(language)],
}
export const nameExpression = (layer: string, language: MapLanguage) => namedLayers[layer]?.(language)

const roadClass: ExpressionSpecification = ['get', 'class']
/** OpenStreetMap's classes as China tags them: motorways, national (G), provincial (S), county and township roads, streets. */
const byClass = <T extends string | number>(expressway: T, national: T, provincial: T, county: T, rest: T): ExpressionSpecification => [
  'match', roadClass, 'motorway', expressway, 'trunk', national, 'primary', provincial, ['secondary', 'tertiary'], county, rest,
]
const width = (scale: number): ExpressionSpecification => [
  'interpolate', ['exponential', 1.5], ['zoom'],
  7, byClass(1.9 * scale, 1.5 * scale, 0.9 * scale, 0.4 * scale, 0),
  11, byClass(3 * scale, 2.5 * scale, 1.9 * scale, 1.4 * scale, 0.6 * scale),
  16, byClass(12 * scale, 10 * scale, 8 * scale, 7 * scale, 5 * scale),
]

function groundLayers(): LayerSpecification[] {
  return [
    { id: 'land', type: 'background', paint: { 'background-color': palette.land } },
    { id: 'counties-fill', type: 'fill', source: 'counties', 'source-layer': 'counties', paint: { 'fill-color': palette.county } },
    {
      id: 'jurisdictions-line', type: 'line', source: 'jurisdictions', 'source-layer': 'jurisdictions',
      paint: { 'line-color': palette.jurisdictionLine, 'line-width': 1, 'line-dasharray': [4, 3] },
    },
    {
      id: 'counties-line', type: 'line', source: 'counties', 'source-layer': 'counties',
      paint: { 'line-color': palette.countyLine, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 1, 12, 2.2] },
    },
  ]
}

function roadLayers(scale: number): LayerSpecification[] {
  const color = byClass(palette.expressway, palette.national, palette.provincial, palette.county_road, palette.local)
  const order = byClass(5, 4, 3, 2, 1)
  return [
    {
      id: 'roads-casing', type: 'line', source: 'roads', 'source-layer': 'roads',
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': order },
      paint: { 'line-color': palette.casing, 'line-width': width(1.8 * scale) },
    },
    {
      id: 'roads', type: 'line', source: 'roads', 'source-layer': 'roads',
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': order },
      paint: { 'line-color': color, 'line-width': width(scale) },
    },
  ]
}

/** What is out of action is drawn faintly; a fence without a colour of its own has the map's. */
function fenceLayers(scale: MapScale): LayerSpecification[] {
  const color: ExpressionSpecification = ['coalesce', ['get', 'colour'], palette.fence]
  const shown = (on: number, off: number): ExpressionSpecification => ['case', ['get', 'active'], on, off]
  return [
    { id: 'fences-fill', type: 'fill', source: 'fences', 'source-layer': 'fences', paint: { 'fill-color': color, 'fill-opacity': shown(0.1, 0.03) } },
    {
      id: 'fences-line', type: 'line', source: 'fences', 'source-layer': 'fences', layout: { 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': 1.6 * scale.symbols, 'line-opacity': shown(0.9, 0.35), 'line-dasharray': [5, 2] },
    },
    {
      id: 'fences-names', type: 'symbol', source: 'fences', 'source-layer': 'fences', minzoom: 10,
      layout: { 'text-field': ['get', 'name'], 'text-font': mapFont, 'text-size': 11.5 * scale.text, 'text-padding': 8 },
      paint: { 'text-color': color, 'text-opacity': shown(1, 0.5), 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
    },
  ]
}

/** A pennant's foot is where it is: left of the middle, at its lower edge. */
const standing = { 'icon-anchor': 'bottom' as const, 'icon-offset': [4, 2] as [number, number] }

/** What stands higher is placed first when two want the same room: the names of counties before shields before small symbols. */
function labelLayers(language: MapLanguage, { symbols, text }: MapScale): LayerSpecification[] {
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.4 }
  return [
    {
      id: 'road-names', type: 'symbol', source: 'roads', 'source-layer': 'roads', minzoom: 13,
      filter: ['has', 'name'],
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': mapFont, 'text-size': 11 * text, 'symbol-spacing': 320 },
      paint: { 'text-color': palette.label, ...halo },
    },
    {
      id: 'issue-clusters', type: 'symbol', source: 'issues', 'source-layer': 'issues', minzoom: 7, maxzoom: 12,
      filter: ['>', ['coalesce', ['get', 'count'], 0], 1],
      layout: {
        'icon-image': 'issue', 'icon-size': 0.5 * symbols, ...standing, 'text-field': ['to-string', ['get', 'count']],
        'text-font': mapFont, 'text-size': 9.5 * text, 'text-anchor': 'left', 'text-offset': [0.8, 0], 'text-optional': true,
      },
      paint: { 'text-color': palette.issue, 'icon-opacity': 0.65, 'text-opacity': 0.8, ...halo },
    },
    {
      id: 'issues', type: 'symbol', source: 'issues', 'source-layer': 'issues', minzoom: 7,
      filter: ['<=', ['coalesce', ['get', 'count'], 1], 1],
      layout: {
        'icon-image': ['case', ['==', ['get', 'overdue'], true], 'issue-overdue', 'issue'], 'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.55 * symbols, 13, symbols], ...standing,
        'icon-allow-overlap': ['step', ['zoom'], false, 12, true],
      },
      paint: { 'icon-opacity': 0.9 },
    },
    {
      id: 'stations', type: 'symbol', source: 'stations', 'source-layer': 'stations', minzoom: 8,
      layout: {
        'icon-image': 'station', 'icon-size': 0.85 * symbols, 'text-field': ['step', ['zoom'], '', 11, nameIn(language)], 'text-font': mapFont,
        'text-size': 11 * text, 'text-offset': [0, 1.1], 'text-anchor': 'top', 'text-optional': true,
      },
      paint: { 'text-color': palette.label, ...halo },
    },
    {
      id: 'jurisdiction-names', type: 'symbol', source: labelSource('jurisdictions'), minzoom: 9.5, maxzoom: 13,
      layout: { 'text-field': nameIn(language), 'text-font': mapFont, 'text-size': 11 * text, 'text-padding': 12 },
      paint: { 'text-color': '#7c8aa6', ...halo },
    },
    {
      id: 'road-shields', type: 'symbol', source: 'roads', 'source-layer': 'roads', minzoom: 7,
      filter: ['all', ['has', 'ref'], ['!=', ['get', 'ref'], ''], ['any', ['in', roadClass, ['literal', ['motorway', 'trunk']]], ['all', ['==', roadClass, 'primary'], ['>=', ['zoom'], 8.5]], ['>=', ['zoom'], 10.5]]],
      layout: {
        // A road comes in pieces from crossing to crossing; far out they are too short to carry their number along themselves.
        'symbol-placement': ['step', ['zoom'], 'point', 11, 'line'], 'symbol-spacing': 260, 'text-field': ['slice', ['get', 'ref'], 0, ['index-of', ';', ['concat', ['get', 'ref'], ';']]], 'text-font': mapFont, 'text-size': 10.5 * text,
        'icon-image': ['match', roadClass, 'motorway', 'shield-expressway', 'trunk', 'shield-national', 'shield-road'],
        'icon-text-fit': 'both', 'icon-text-fit-padding': [1 * text, 3 * text, 1 * text, 3 * text], 'text-rotation-alignment': 'viewport', 'icon-rotation-alignment': 'viewport',
        'text-padding': ['step', ['zoom'], 34 * text, 11, 12], 'icon-padding': ['step', ['zoom'], 34 * text, 11, 12],
      },
      paint: { 'text-color': palette.labelStrong },
    },
    {
      id: 'county-names', type: 'symbol', source: labelSource('counties'), maxzoom: 12,
      layout: {
        'text-field': nameIn(language), 'text-font': mapFont, 'text-size': ['interpolate', ['linear'], ['zoom'], 7, 13 * text, 11, 19 * text], 'text-letter-spacing': 0.18,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.label, 'text-opacity': 0.9, ...halo },
    },
  ]
}

/** The base style: the server's vector tiles from the ground up. `scale` is 1 for a desk and more for the wall. */
export function baseStyle(tilesUrl: string, language: MapLanguage, scale: MapScale): StyleSpecification {
  const source = (layer: TileLayer) => ({ type: 'vector' as const, tiles: [`${tilesUrl}/${layer}/{z}/{x}/{y}`], minzoom: 0, maxzoom: 14, promoteId: 'id' })
  return {
    version: 8,
    sources: { ...Object.fromEntries(tileLayers.map((layer) => [layer, source(layer)])), ...Object.fromEntries(labelledAreas.map((area) => [labelSource(area), noFeatures])) },
    layers: [...groundLayers(), ...roadLayers(Math.sqrt(scale.symbols)), ...fenceLayers(scale), ...labelLayers(language, scale)],
  }
}
