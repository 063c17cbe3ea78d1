import type { Feature } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'

const told = new WeakMap<GeoJSONSource, string>()

/** The picture is told each second, and most of it stands still: a source told again would place its labels and draw the whole map for nothing. */
export function tellSource(map: MapLibreMap, name: string, features: Feature[]) {
  const source = map.getSource<GeoJSONSource>(name)
  const text = JSON.stringify(features)
  if (!source || told.get(source) === text) return
  told.set(source, text)
  source.setData({ type: 'FeatureCollection', features })
}
