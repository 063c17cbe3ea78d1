import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { palette } from './palette'

/** No `glyphs`: every text is drawn in the browser. The Latin face stands first, MapLibre takes the first for all that is not CJK. */
export const mapFont = ['Noto Sans SC Variable', 'Noto Sans CJK SC', 'sans-serif']

export const tileLayers = ['counties', 'jurisdictions', 'roads', 'stations', 'issues'] as const
export type TileLayer = (typeof tileLayers)[number]

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
const byClass = <T extends string | number>(expressway: T, national: T, provincial: T, county: T, rest: T): ExpressionSpecification => [
  'match', roadClass, 'expressway', expressway, 'national', national, 'provincial', provincial, 'county', county, rest,
]
const width = (scale: number): ExpressionSpecification => [
  'interpolate', ['exponential', 1.5], ['zoom'],
  7, byClass(1.4 * scale, 1.1 * scale, 0.6 * scale, 0.3 * scale, 0),
  11, byClass(3 * scale, 2.4 * scale, 1.7 * scale, 1.1 * scale, 0.4 * scale),
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

function roadLayers(): LayerSpecification[] {
  const color = byClass(palette.expressway, palette.national, palette.provincial, palette.county_road, palette.local)
  const order = byClass(5, 4, 3, 2, 1)
  return [
    {
      id: 'roads-casing', type: 'line', source: 'roads', 'source-layer': 'roads',
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': order },
      paint: { 'line-color': palette.casing, 'line-width': width(1.7) },
    },
    {
      id: 'roads', type: 'line', source: 'roads', 'source-layer': 'roads',
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': order },
      paint: { 'line-color': color, 'line-width': width(1) },
    },
  ]
}

function labelLayers(language: MapLanguage, scale: number): LayerSpecification[] {
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.4 }
  return [
    {
      id: 'road-names', type: 'symbol', source: 'roads', 'source-layer': 'roads', minzoom: 13,
      filter: ['has', 'name'],
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-font': mapFont, 'text-size': 11 * scale, 'symbol-spacing': 320 },
      paint: { 'text-color': palette.label, ...halo },
    },
    {
      id: 'road-shields', type: 'symbol', source: 'roads', 'source-layer': 'roads', minzoom: 7,
      filter: ['all', ['has', 'ref'], ['!=', ['get', 'ref'], ''], ['match', roadClass, ['expressway', 'national', 'provincial'], true, ['>=', ['zoom'], 11]]],
      layout: {
        'symbol-placement': 'line', 'symbol-spacing': 420, 'text-field': ['get', 'ref'], 'text-font': mapFont, 'text-size': 10.5 * scale,
        'icon-image': ['match', roadClass, 'expressway', 'shield-expressway', 'national', 'shield-national', 'shield-road'],
        'icon-text-fit': 'both', 'icon-text-fit-padding': [1, 3, 1, 3], 'text-rotation-alignment': 'viewport', 'icon-rotation-alignment': 'viewport', 'text-padding': 24,
      },
      paint: { 'text-color': palette.labelStrong },
    },
    {
      id: 'jurisdiction-names', type: 'symbol', source: 'jurisdictions', 'source-layer': 'jurisdictions', minzoom: 10, maxzoom: 13,
      layout: { 'text-field': nameIn(language), 'text-font': mapFont, 'text-size': 11 * scale, 'text-padding': 12 },
      paint: { 'text-color': '#6f7d99', ...halo },
    },
    {
      id: 'county-names', type: 'symbol', source: 'counties', 'source-layer': 'counties', maxzoom: 12,
      layout: { 'text-field': nameIn(language), 'text-font': mapFont, 'text-size': ['interpolate', ['linear'], ['zoom'], 7, 12 * scale, 11, 19 * scale], 'text-letter-spacing': 0.18 },
      paint: { 'text-color': palette.label, 'text-opacity': 0.85, ...halo },
    },
    {
      id: 'issue-clusters', type: 'symbol', source: 'issues', 'source-layer': 'issues', minzoom: 7, maxzoom: 10,
      layout: { 'icon-image': 'issue', 'icon-size': 0.7 * scale, 'text-field': ['case', ['>', ['coalesce', ['get', 'count'], 0], 1], ['to-string', ['get', 'count']], ''], 'text-font': mapFont, 'text-size': 9.5 * scale, 'text-anchor': 'left', 'text-offset': [0.9, 0], 'text-optional': true },
      paint: { 'text-color': palette.issue, 'icon-opacity': 0.75, ...halo },
    },
    {
      id: 'issues', type: 'symbol', source: 'issues', 'source-layer': 'issues', minzoom: 10,
      layout: { 'icon-image': ['case', ['==', ['get', 'overdue'], true], 'issue-overdue', 'issue'], 'icon-size': ['interpolate', ['linear'], ['zoom'], 10, 0.55 * scale, 13, scale], 'icon-allow-overlap': ['step', ['zoom'], false, 12, true] },
      paint: { 'icon-opacity': 0.9 },
    },
    {
      id: 'stations', type: 'symbol', source: 'stations', 'source-layer': 'stations', minzoom: 8,
      layout: {
        'icon-image': 'station', 'icon-size': 0.9 * scale, 'text-field': ['step', ['zoom'], '', 11, nameIn(language)], 'text-font': mapFont,
        'text-size': 11 * scale, 'text-offset': [0, 1.1], 'text-anchor': 'top', 'text-optional': true,
      },
      paint: { 'text-color': palette.label, ...halo },
    },
  ]
}

/** The base style: the server's vector tiles from the ground up. `scale` enlarges type and symbols for the wall. */
export function baseStyle(tilesUrl: string, language: MapLanguage, scale: number): StyleSpecification {
  const source = (layer: TileLayer) => ({ type: 'vector' as const, tiles: [`${tilesUrl}/${layer}/{z}/{x}/{y}`], minzoom: 0, maxzoom: 14, promoteId: 'id' })
  return {
    version: 8,
    sources: Object.fromEntries(tileLayers.map((layer) => [layer, source(layer)])),
    layers: [...groundLayers(), ...roadLayers(), ...labelLayers(language, scale)],
  }
}
