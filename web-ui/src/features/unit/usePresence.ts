import { computed, type ComputedRef } from 'vue'
import { useAlarms } from '@/features/alarm/useAlarms'
import { usePositions } from '@/features/position/usePositions'
import { useSession } from '@/features/session/useSession'
import { useClock } from '@/ui/useClock'
import { presence, type Presence } from './presence'
import { useUnits } from './useUnits'

/** The presence of every unit, looked at anew at each fact and every five seconds. */
export function usePresence(): ComputedRef<ReadonlyMap<number, Presence>> {
  const units = useUnits()
  const positions = usePositions()
  const alarms = useAlarms()
  const now = useClock(5_000)
  const seesPositions = useSession().may('position.read')
  const crying = computed(() => new Set(alarms.raised.filter(({ kind }) => kind === 'sos').map(({ unit }) => unit?.id)))
  return computed(() => {
    const map = new Map<number, Presence>()
    const [{ byUnit }, cries, time] = [positions, crying.value, now.value]
    // Who may not see positions cannot tell who is silent either.
    for (const [id, unit] of units.byId) map.set(id, presence(unit, seesPositions ? byUnit.get(id) : { time }, cries.has(id), time))
    return map
  })
}
