import 'maplibre-gl/dist/maplibre-gl.css'
import './controls.css'
import { Map as MapLibreMap, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { accessToken } from '@/api/tokens'
import { address } from '@/api/nodes'
import type { City } from '@/api/models'
import { addOverlays } from './overlays'
import { loadAreaLabels } from './areaLabels'
import { MoverLayer } from './MoverLayer'
import { baseStyle, nameExpression, type MapLanguage, type MapScale } from './style'

// Without this the production build draws nothing, and says nothing.
setWorkerUrl(workerUrl)

export interface MapOptions {
  readonly city: City
  readonly language: MapLanguage
  readonly scale: MapScale
  readonly interactive: boolean
  /** Far out, issues are many and say little; a wall leaves them to its figures. */
  readonly issuesFarOut: boolean
}

export interface CityMap {
  readonly map: MapLibreMap
  readonly movers: MoverLayer
  /** Whoever looks wants no motion: nothing glides, the map jumps. */
  readonly still: boolean
  speak(language: MapLanguage): void
  destroy(): void
}

const tokenEvery = 60_000
export const UNIT_SIZE = 26

/** The requests of tiles carry the session's token; MapLibre asks for headers synchronously, so the token is kept at hand. */
async function tokenAtHand() {
  let token = await accessToken()
  const renewal = setInterval(() => void accessToken().then((renewed) => (token = renewed), () => undefined), tokenEvery)
  const transformRequest = (url: string) => {
    const path = url.indexOf('/api/v1')
    return path < 0 ? { url } : { url: address(url.slice(path + '/api/v1'.length)), headers: { Authorization: `Bearer ${token}` } }
  }
  return { transformRequest, stop: () => clearInterval(renewal) }
}

/** Builds the map of the city in `container`; resolves when the base style stands (its tiles may still be on the way). */
export async function createMap(container: HTMLElement, { city, language, scale, interactive, issuesFarOut }: MapOptions): Promise<CityMap> {
  await document.fonts.load('500 24px "Noto Sans SC Variable"', `${city.name}市县区G0123456789`).catch(() => undefined)
  const token = await tokenAtHand()
  const [west, south, east, north] = city.bounds as [number, number, number, number]
  const map = new MapLibreMap({
    container,
    style: baseStyle(address('/tiles'), language, scale),
    bounds: [west, south, east, north],
    fitBoundsOptions: { padding: 24 },
    maxBounds: [west - 2, south - 2, east + 2, north + 2],
    maxZoom: 18,
    minZoom: 6,
    interactive,
    attributionControl: false,
    transformRequest: token.transformRequest,
    fadeDuration: 0,
    dragRotate: false,
    pitchWithRotate: false,
    localIdeographFontFamily: false,
  })
  map.touchZoomRotate?.disableRotation()
  if (interactive) map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right')
  map.addControl(new ScaleControl({ maxWidth: 120 * scale.text }), 'bottom-left')
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const movers = new MoverLayer([city.centre.lon, city.centre.lat], UNIT_SIZE * scale.symbols, still)
  await map.once('style.load')
  if (!issuesFarOut) for (const layer of ['issue-clusters', 'issues']) map.setLayerZoomRange(layer, 10, map.getLayer(layer)!.maxzoom ?? 24)
  addOverlays(map, scale, movers)
  void loadAreaLabels(map).catch((error: unknown) => console.error(error))
  return {
    map,
    movers,
    still,
    speak(to) {
      for (const layer of map.getStyle().layers) {
        const field = nameExpression(layer.id, to)
        if (field) map.setLayoutProperty(layer.id, 'text-field', field)
      }
    },
    destroy() {
      token.stop()
      map.remove()
    },
  }
}
