import { onScopeDispose, watch } from 'vue'
import { limitOf } from '@/features/incident/limits'
import { useIncidents } from '@/features/incident/useIncidents'
import { usePositions } from '@/features/position/usePositions'
import { useTasks } from '@/features/task/useTasks'
import type { Presence } from '@/features/unit/presence'
import { useUnits } from '@/features/unit/useUnits'
import { unitLook } from '@/map/atlas'
import type { CityMap } from '@/map/createMap'
import { SELECTED, STALE } from '@/map/MoverBuffer'
import { showIncidents, showTaskLines, showUnitLabels } from '@/map/overlays'
import { timeShown } from '@/ui/useClock'

export interface MapPictureOptions {
  readonly presence: () => ReadonlyMap<number, Presence>
  readonly selectedUnit: () => number | null
  readonly selectedIncident: () => number | null
}

const GLIDE = 1_000
const LABELS = 300
const LABEL_ZOOM = 10.5

/** Draws the picture on a map and keeps it drawn: units at each update of the positions, the rest when it changes. */
export function useMapPicture(city: CityMap, { presence, selectedUnit, selectedIncident }: MapPictureOptions): void {
  const units = useUnits()
  const positions = usePositions()
  const incidents = useIncidents()
  const tasks = useTasks()

  function drawUnits() {
    const selected = selectedUnit()
    const { byUnit } = positions
    city.movers.showUnits(GLIDE, (put) => {
      for (const [id, { mark, stale }] of presence()) {
        const position = byUnit.get(id)
        if (position && mark !== 'off_duty') put(id, position.lon, position.lat, unitLook[mark], (stale ? STALE : 0) + (id === selected ? SELECTED : 0), 0)
      }
    })
  }

  function drawLabels() {
    const box = city.map.getBounds()
    const close = city.map.getZoom() >= LABEL_ZOOM
    const [chosen, { byUnit }, { byId }] = [selectedUnit(), positions, units]
    const labels = []
    for (const [id, { mark, stale }] of presence()) {
      const selected = id === chosen
      if (!selected && mark !== 'sos' && (!close || mark === 'off_duty')) continue
      const position = byUnit.get(id)
      const unit = byId.get(id)
      if (!position || !unit || !box.contains([position.lon, position.lat])) continue
      labels.push({ id, lon: position.lon, lat: position.lat, label: unit.callsign, stale, rank: selected || mark === 'sos' ? 0 : mark === 'available' ? 2 : 1 })
    }
    showUnitLabels(city.map, labels.sort((a, b) => a.rank - b.rank).slice(0, LABELS))
  }

  function drawLines() {
    showTaskLines(city.map, tasks.open.filter(({ state }) => state !== 'on_scene').flatMap(({ id, unit, incident, state }) => {
      const from = positions.byUnit.get(unit.id)
      return from ? [{ id, from: [from.lon, from.lat] as const, to: [incident.location.lon, incident.location.lat] as const, underway: state === 'en_route' }] : []
    }))
  }

  function drawIncidents() {
    showIncidents(city.map, incidents.open.map((incident) => ({
      id: incident.id, lon: incident.location.lon, lat: incident.location.lat, label: `@${incident.id} ${incident.summary}`,
      priority: incident.priority, selected: incident.id === selectedIncident(), overdue: limitOf(incident, tasks.byIncident.get(incident.id) ?? [], timeShown()).share >= 1,
    })))
  }

  watch([() => positions.tick, presence, selectedUnit], drawUnits, { immediate: true })
  watch([() => incidents.open, () => tasks.byIncident, selectedIncident], drawIncidents, { immediate: true })
  watch([() => tasks.open, selectedUnit], () => [drawLines(), drawLabels()], { immediate: true })
  const slowly = setInterval(() => [drawLines(), drawLabels(), drawIncidents()], 1_000)
  city.map.on('moveend', drawLabels)
  onScopeDispose(() => clearInterval(slowly))
}
