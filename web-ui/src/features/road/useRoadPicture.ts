import type { Feature } from 'geojson'
import { watch } from 'vue'
import { usePatrols } from '@/features/patrol/usePatrols'
import { useCandidateRoute } from '@/features/recommendation/useCandidateRoute'
import type { CityMap } from '@/map/createMap'
import { showClosures, showPatrol, showReach, showRoute } from '@/map/roadOverlays'
import { useClosures } from './useClosures'
import { useReach } from './useReach'

/** Keeps closures, the chosen way, who reaches what and the patrol that is looked at drawn on a map. */
export function useRoadPicture({ map }: CityMap): void {
  const closures = useClosures()
  const route = useCandidateRoute()
  const reach = useReach()
  const patrols = usePatrols()
  watch(() => closures.all, (all) => showClosures(map, all.map(({ id, geometry, reason, state }) => ({ id, geometry: geometry as Feature['geometry'], label: reason, planned: state === 'planned' }))), { immediate: true })
  watch(() => route.line, (line) => showRoute(map, line), { immediate: true })
  watch(() => patrols.features, (features) => showPatrol(map, features), { immediate: true })
  watch(() => reach.features, (features) => showReach(map, features), { immediate: true })
}
