import { computed, type ComputedRef } from 'vue'
import { useAlarms } from '@/features/alarm/useAlarms'
import { usePositions } from '@/features/position/usePositions'
import { useClock } from '@/ui/useClock'
import { presence, type Presence } from './presence'
import { useUnits } from './useUnits'

/** The presence of every unit, looked at anew each second. */
export function usePresence(): ComputedRef<ReadonlyMap<number, Presence>> {
  const units = useUnits()
  const positions = usePositions()
  const alarms = useAlarms()
  const now = useClock()
  const crying = computed(() => new Set(alarms.raised.filter(({ kind }) => kind === 'sos').map(({ unit }) => unit?.id)))
  return computed(() => new Map([...units.byId.values()].map((unit) => [unit.id, presence(unit, positions.byUnit.get(unit.id), crying.value.has(unit.id), now.value)])))
}
