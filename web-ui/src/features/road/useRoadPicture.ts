import type { Feature } from 'geojson'
import { watch } from 'vue'
import { useCandidateRoute } from '@/features/recommendation/useCandidateRoute'
import type { CityMap } from '@/map/createMap'
import { showClosures, showReach, showRoute } from '@/map/roadOverlays'
import { useClosures } from './useClosures'
import { useReach } from './useReach'

/** Keeps closures, the chosen way and who reaches what drawn on a map. */
export function useRoadPicture({ map }: CityMap): void {
  const closures = useClosures()
  const route = useCandidateRoute()
  const reach = useReach()
  watch(() => closures.all, (all) => showClosures(map, all.map(({ id, geometry, reason, state }) => ({ id, geometry: geometry as Feature['geometry'], label: reason, planned: state === 'planned' }))), { immediate: true })
  watch(() => route.line, (line) => showRoute(map, line), { immediate: true })
  watch(() => reach.features, (features) => showReach(map, features), { immediate: true })
}
