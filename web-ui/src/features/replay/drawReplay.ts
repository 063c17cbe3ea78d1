import type { Feature } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { MatchedTrack, MoverTrack, Trips } from '@/api/models'
import { vehicleStates, vehicleUses } from '@/features/vehicle/vehicleMarks'
import { firstVehicleLook, unitLook } from '@/map/atlas'
import { SELECTED, STALE } from '@/map/MoverBuffer'
import type { CityMap } from '@/map/createMap'
import { showUnitLabels } from '@/map/overlays'
import { palette } from '@/map/palette'
import { mapFont } from '@/map/style'
import { colourOf } from './mover'
import { courseAt, linesOf, moverAt } from './moverAt'
import type { Vicinity } from './useNearby'

/** A replay does not know the classes of its vehicles: all are drawn as the commonest. */
const COACH = vehicleUses.indexOf('coach')

const sources = ['replay-near', 'replay-tracks', 'replay-matched', 'replay-stops', 'replay-here'] as const

/** Adds the lines and stops of a replay below the units. */
export function addReplayLayers(map: MapLibreMap): void {
  for (const source of sources) map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  const colour = ['get', 'colour'] as unknown as string
  map.addLayer({
    id: 'replay-near-area', type: 'fill', source: 'replay-near', paint: { 'fill-color': '#4db8ff', 'fill-opacity': 0.14 },
  }, 'movers')
  map.addLayer({
    id: 'replay-near-edge', type: 'line', source: 'replay-near', paint: { 'line-color': '#4db8ff', 'line-width': 1.5, 'line-dasharray': [3, 2] },
  }, 'movers')
  map.addLayer({
    id: 'replay-casing', type: 'line', source: 'replay-tracks', layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': '#050911', 'line-width': ['case', ['get', 'chosen'], 9, 5.5], 'line-opacity': 0.8 },
  }, 'movers')
  map.addLayer({
    id: 'replay-tracks', type: 'line', source: 'replay-tracks', layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': ['case', ['get', 'chosen'], 4.5, 2.5], 'line-opacity': ['case', ['get', 'chosen'], 1, 0.7] },
  }, 'movers')
  map.addLayer({
    id: 'replay-matched-casing', type: 'line', source: 'replay-matched', layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': '#050911', 'line-width': 4.5, 'line-opacity': 0.9 },
  }, 'movers')
  map.addLayer({
    id: 'replay-matched', type: 'line', source: 'replay-matched', layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': '#ffffff', 'line-width': 2 },
  }, 'movers')
  map.addLayer({
    id: 'replay-stops', type: 'circle', source: 'replay-stops',
    paint: { 'circle-radius': 6, 'circle-color': '#0b1220', 'circle-stroke-color': colour, 'circle-stroke-width': 2 },
  }, 'movers')
  map.addLayer({
    id: 'replay-stop-labels', type: 'symbol', source: 'replay-stops', minzoom: 10,
    layout: { 'text-field': ['get', 'label'], 'text-font': mapFont, 'text-size': 11, 'text-anchor': 'left', 'text-offset': [0.9, 0], 'text-optional': true },
    paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
  }, 'movers')
  map.addLayer({
    id: 'replay-here', type: 'circle', source: 'replay-here',
    paint: { 'circle-radius': 15, 'circle-color': colour, 'circle-opacity': ['case', ['get', 'known'], 0.4, 0.15] },
  }, 'movers')
}

const show = (map: MapLibreMap, source: (typeof sources)[number], features: Feature[]) =>
  map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features })

export function drawTracks(map: MapLibreMap, tracks: readonly MoverTrack[], chosen: number): void {
  show(map, 'replay-tracks', tracks.flatMap((track, index) => linesOf(track).filter((line) => line.length > 1).map((line): Feature => ({
    type: 'Feature', geometry: { type: 'LineString', coordinates: line }, properties: { colour: colourOf(index), chosen: index === chosen },
  }))))
}

/** The same track on the roads: white, within the raw one's colour where the two agree. */
export function drawMatched(map: MapLibreMap, matched: MatchedTrack | null): void {
  show(map, 'replay-matched', (matched?.pieces ?? []).map(({ lon, lat }): Feature => ({
    type: 'Feature', geometry: { type: 'LineString', coordinates: lon.map((degrees, index) => [degrees, lat[index]!]) }, properties: {},
  })))
}

const CORNERS = 64
const METRES_A_DEGREE = 111_195

/** The circle that is asked about. */
export function drawNear(map: MapLibreMap, near: Vicinity | null): void {
  show(map, 'replay-near', near ? [circle(near)] : [])
}

function circle(near: Vicinity): Feature {
  const height = near.radiusM / METRES_A_DEGREE
  const width = height / Math.cos((near.lat * Math.PI) / 180)
  const ring = Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const angle = (corner * 2 * Math.PI) / CORNERS
    return [near.lon + width * Math.cos(angle), near.lat + height * Math.sin(angle)]
  })
  return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: {} }
}

/** The stops of one mover, each with how long it lasted. */
export function drawStops(map: MapLibreMap, trips: Trips | undefined, index: number, label: (milliseconds: number) => string): void {
  show(map, 'replay-stops', (trips?.stops ?? []).map(({ lon, lat, from, to }): Feature => ({
    type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { colour: colourOf(index), label: label(Date.parse(to) - Date.parse(from)) },
  })))
}

/** Where everything is at a moment of the span, ms since its start. */
export function drawMoment(city: CityMap, tracks: readonly MoverTrack[], time: number, chosen: number): void {
  const labels: Parameters<typeof showUnitLabels>[1][number][] = []
  const here: Feature[] = []
  city.movers.showUnits(0, (put) => {
    tracks.forEach((track, index) => {
      const at = moverAt(track, time)
      if (!at) return
      const course = courseAt(track, time)
      const state = !at.known ? 'silent' : course === null ? 'stopped' : 'moving'
      const look = track.kind === 'unit' ? unitLook[at.known ? 'available' : 'out_of_contact'] : firstVehicleLook + COACH * vehicleStates.length + vehicleStates.indexOf(state)
      put(index, at.lon, at.lat, look, (at.known ? 0 : STALE) + (index === chosen ? SELECTED : 0), track.kind === 'unit' ? 0 : Math.round(course ?? 0) % 360)
      here.push({ type: 'Feature', geometry: { type: 'Point', coordinates: [at.lon, at.lat] }, properties: { colour: colourOf(index), known: at.known } })
      labels.push({ id: index, lon: at.lon, lat: at.lat, label: track.name, stale: !at.known, rank: index === chosen ? 0 : 1 })
    })
  })
  show(city.map, 'replay-here', here)
  showUnitLabels(city.map, labels)
}
