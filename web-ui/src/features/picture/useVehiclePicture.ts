import { onScopeDispose, ref, watch } from 'vue'
import { usePositions } from '@/features/position/usePositions'
import { useVehicles } from '@/features/vehicle/useVehicles'
import { points, stateIndex, vehicleStates } from '@/features/vehicle/vehicleMarks'
import type { Viewport } from '@/live/protocol'
import { firstVehicleLook } from '@/map/atlas'
import type { CityMap } from '@/map/createMap'
import { ALARMED, SELECTED, STALE } from '@/map/MoverBuffer'
import { showCrowd, showVehicleLabels } from '@/map/overlays'
import { usePicture } from './usePicture'

export interface VehiclePictureOptions {
  /** Whether vehicles are shown at all. */
  readonly shown: () => boolean
  readonly selected: () => number | null
  /** The map stays on the selected one. */
  readonly following: () => boolean
}

const GLIDE = 1_000
/** How much more than the map shows is asked for, on each side: what leaves the viewport is not told, and little pans cost nothing. */
const MARGIN = 0.25
/** Looked at from so much closer, the box asked for would hold many that are not seen. */
const MUCH_CLOSER = 0.4
const SILENT = vehicleStates.indexOf('silent')
/** So close that plates can be read side by side, and how many at most. */
const LABEL_ZOOM = 12
const LABELS = 200

const contains = (outer: Viewport, inner: Viewport) => outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]

/** Draws the vehicles of the map's extent and keeps them drawn: the socket is asked for the extent, wherever the map goes. */
export function useVehiclePicture(city: CityMap, { shown, selected, following }: VehiclePictureOptions): void {
  const positions = usePositions()
  const register = useVehicles()
  const picture = usePicture()
  const asked = ref<Viewport | null>(null)

  function look() {
    if (!shown()) {
      asked.value = null
      return picture.look(null)
    }
    void register.load()
    const bounds = city.map.getBounds()
    const seen: Viewport = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
    const [width, height] = [seen[2] - seen[0], seen[3] - seen[1]]
    const before = asked.value
    if (before && contains(before, seen) && width > (before[2] - before[0]) * MUCH_CLOSER) return
    asked.value = [seen[0] - width * MARGIN, seen[1] - height * MARGIN, seen[2] + width * MARGIN, seen[3] + height * MARGIN]
    picture.look(asked.value)
  }

  function draw() {
    const { vehicles } = positions
    const [now, chosen] = [Date.now(), selected()]
    city.movers.showVehicles(GLIDE, (put) => {
      for (let slot = 0; slot < vehicles.count; slot++) {
        const id = vehicles.ids[slot]!
        const state = stateIndex(vehicles.motion[slot]!, vehicles.speed[slot]!, now - vehicles.time[slot]!)
        const look = firstVehicleLook + register.useIndex(id) * vehicleStates.length + state
        const flags = (state === SILENT ? STALE : 0) + (id === chosen ? SELECTED : 0) + (vehicles.alarms[slot] ? ALARMED : 0)
        put(id, vehicles.lon[slot]!, vehicles.lat[slot]!, look, flags, points(state) ? Math.round(vehicles.course[slot]! || 0) % 360 : 0)
      }
    })
  }

  /** Plates, where there is room for them; of the chosen one and those in alarm from everywhere. */
  function drawLabels() {
    const { vehicles } = positions
    const chosen = selected()
    const close = city.map.getZoom() >= LABEL_ZOOM
    const box = city.map.getBounds()
    const labels = []
    for (let slot = 0; slot < vehicles.count && labels.length < LABELS; slot++) {
      const [id, lon, lat] = [vehicles.ids[slot]!, vehicles.lon[slot]!, vehicles.lat[slot]!]
      const first = id === chosen || vehicles.alarms[slot] !== 0
      const plate = (close || first) && box.contains([lon, lat]) && register.byId.get(id)?.plate
      if (plate) labels.push({ id, lon, lat, label: plate, rank: first ? 0 : 1 })
    }
    showVehicleLabels(city.map, labels)
  }

  function follow() {
    const id = selected()
    const place = following() && id !== null ? positions.vehicles.find(id) : undefined
    if (place) city.map.easeTo({ center: [place.lon, place.lat], duration: city.still ? 0 : GLIDE, easing: (share) => share })
  }

  watch(shown, look, { immediate: true })
  watch([() => positions.tick, selected, () => register.version], draw, { immediate: true })
  watch(() => positions.crowd, (cells) => showCrowd(city.map, cells ?? []), { immediate: true })
  watch([selected, following], () => [drawLabels(), follow()], { immediate: true })
  const slowly = setInterval(() => [drawLabels(), follow()], GLIDE)
  city.map.on('moveend', look)
  city.map.on('moveend', drawLabels)
  onScopeDispose(() => {
    clearInterval(slowly)
    city.map.off('moveend', look)
    city.map.off('moveend', drawLabels)
    picture.look(null)
  })
}
