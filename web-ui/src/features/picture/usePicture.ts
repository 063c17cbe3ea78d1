import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Alarm, Closure, DutyCheck, Incident, Issue, JointTask, Permission, Task, Unit } from '@/api/models'
import { useAlarms } from '@/features/alarm/useAlarms'
import { useCity } from '@/features/city/useCity'
import { useDevices, type Command } from '@/features/device/useDevices'
import { useFences } from '@/features/fence/useFences'
import { useIncidents } from '@/features/incident/useIncidents'
import { useIssues } from '@/features/issue/useIssues'
import { useJointTasks } from '@/features/joint/useJointTasks'
import { usePlatforms } from '@/features/platform/usePlatforms'
import { usePositions } from '@/features/position/usePositions'
import { useClosures } from '@/features/road/useClosures'
import { useSession } from '@/features/session/useSession'
import { useTasks } from '@/features/task/useTasks'
import { useUnits } from '@/features/unit/useUnits'
import { useVehicles } from '@/features/vehicle/useVehicles'
import type { Fact, Subscription, Viewport } from '@/live/protocol'
import { useLive } from '@/live/useLive'

const retryAfter = 3_000
const unitsOnly: Subscription = { positions: true, kinds: ['unit'] }

/**
 * The live picture of the wall and the console. The socket is subscribed first and the lists are loaded then: whatever
 * happens in between arrives as a fact, and each register keeps the newer version.
 */
export const usePicture = defineStore('picture', () => {
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const error = shallowRef<unknown>(null)
  const live = useLive()
  const { may } = useSession()
  const units = useUnits()
  const incidents = useIncidents()
  const tasks = useTasks()
  const alarms = useAlarms()
  const issues = useIssues()
  const fences = useFences()
  const closures = useClosures()
  const jointTasks = useJointTasks()
  const positions = usePositions()
  const devices = useDevices()
  const vehicles = useVehicles()
  const platforms = usePlatforms()
  const city = useCity()
  let retry: ReturnType<typeof setTimeout> | undefined
  let release: (() => void)[] = []

  const takers: Record<string, (data: Fact['data']) => void> = {
    unit: ({ unit }) => unit && units.upsert(unit as Unit),
    incident: ({ incident }) => incident && incidents.upsert(incident as Incident),
    task: ({ task }) => task && tasks.upsert(task as Task),
    alarm: ({ alarm }) => alarm && alarms.upsert(alarm as Alarm),
    command: ({ command }) => command && devices.commands.upsert(command as Command),
    closure: ({ closure }) => closure && closures.upsert(closure as Closure),
    duty_check: ({ dutyCheck }) => dutyCheck && platforms.takeCheck(dutyCheck as DutyCheck),
    joint_task: ({ jointTask }) => jointTask && jointTasks.upsert(jointTask as JointTask),
    issue: ({ issue }) => issue && issues.upsert(issue as Issue),
  }

  /** A fact may carry more than its own subject, such as the unit whose state its task changed: take all of it. */
  function apply(facts: readonly Fact[]) {
    for (const fact of facts) {
      Object.values(takers).forEach((take) => take(fact.data))
      if (fact.subject === 'fence') fences.apply(fact)
    }
  }

  /** Everybody gets the picture of what they may see: a verifier's has issues and no incidents. */
  const parts: readonly (readonly [Permission, () => Promise<void>])[] = [
    ['layer.read', city.load],
    ['layer.read', fences.load],
    ['layer.read', closures.load],
    ['unit.read', units.load],
    ['position.read', positions.load],
    ['incident.read', incidents.load],
    ['task.read', tasks.load],
    ['alarm.read', alarms.load],
    ['alarm.read', platforms.loadChecks],
    ['issue.read', issues.load],
  ]

  async function load() {
    clearTimeout(retry)
    try {
      await Promise.all(parts.filter(([permission]) => may(permission)).map(([, part]) => part()))
      state.value = 'ready'
      error.value = null
    } catch (problem) {
      error.value = problem
      state.value = 'failed'
      retry = setTimeout(() => void load(), retryAfter)
    }
  }

  function clear() {
    for (const store of [units, incidents, tasks, alarms, issues, fences, closures, jointTasks, positions, vehicles]) store.clear()
  }

  async function reload() {
    state.value = 'loading'
    clear()
    await load()
  }

  async function start() {
    state.value = 'loading'
    release = [live.onFacts(apply), live.onPositions(positions.apply), live.onResync(() => void reload())]
    await live.open(unitsOnly)
    await load()
  }

  /** Asks for the vehicles of a viewport too, beside all units wherever they are; null asks for no vehicles any more. */
  function look(viewport: Viewport | null) {
    if (!viewport) positions.forgetVehicles()
    live.subscribe(viewport ? { positions: true, viewport, everywhere: ['unit'] } : unitsOnly)
  }

  function stop() {
    clearTimeout(retry)
    release.forEach((end) => end())
    release = []
    live.close()
    clear()
  }

  return { state, error, start, load, look, stop, apply }
})
