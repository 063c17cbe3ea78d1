import { useI18n } from 'vue-i18n'
import { Problem } from '@/api/problem'
import { useAlarms } from '@/features/alarm/useAlarms'
import type { Command } from '@/features/command/grammar'
import type { StakeCandidate } from '@/features/highway/stakes'
import { useStakeChoice } from '@/features/highway/useStakeChoice'
import { useHotlines } from '@/features/hotline/useHotlines'
import { changeIncident } from '@/features/incident/changeIncident'
import { useIncidents } from '@/features/incident/useIncidents'
import { usePositions } from '@/features/position/usePositions'
import { cancelTask, dispatchUnit, reportOnScene, type Choice } from '@/features/task/dispatch'
import { useTasks } from '@/features/task/useTasks'
import { useUnits } from '@/features/unit/useUnits'
import { useVehicles } from '@/features/vehicle/useVehicles'
import { notice } from '@/ui/notice'
import { useAction } from '@/ui/useAction'
import { useDesk } from './useDesk'

/** Taken back without a word only as long as the crew has not said yes. */
const notYetAccepted = new Set(['dispatched', 'delivered', 'seen'])

/** What the desk can do, from wherever it is asked: command line, keys, buttons. */
export function useCommands(flyTo: (lon: number, lat: number) => void, showVehicle: (id: number) => void) {
  const { t } = useI18n()
  const desk = useDesk()
  const units = useUnits()
  const incidents = useIncidents()
  const tasks = useTasks()
  const alarms = useAlarms()
  const positions = usePositions()
  const vehicles = useVehicles()
  const hotlines = useHotlines()
  const { run } = useAction()
  const stakes = useStakeChoice()

  const taskOf = (unitId: number) => {
    const { taskId, callsign } = units.byId.get(unitId)!
    if (taskId === undefined) throw new Problem('conflict', 409, t('console.unitHasNoTask', { unit: callsign }))
    return taskId
  }

  const send = (incidentId: number, unitIds: readonly number[], instructions?: string, overrideReason?: string, choice?: Choice) =>
    run(async () => {
      for (const unitId of unitIds) {
        const task = await dispatchUnit({ incidentId, unitId, instructions, overrideReason, choice })
        tasks.upsert(task)
        desk.takeBack.push(task.id)
      }
      desk.show('incident', incidentId)
    }, t('console.dispatched', { units: unitIds.map((id) => units.byId.get(id)?.callsign).join('、') }))

  /** The incident stands, whatever becomes of the link. */
  const link = (hotlineCase: number, incidentId: number) => run(() => hotlines.link(hotlineCase, incidentId), t('console.linked'))

  async function takeBackLast() {
    const id = desk.takeBack.pop()
    const task = id === undefined ? undefined : tasks.byId.get(id)
    if (!task) return notice.failed(t('console.nothingToTakeBack'))
    if (!notYetAccepted.has(task.state)) return notice.failed(t('console.tooLateToTakeBack', { unit: task.unit.name }))
    await run(async () => tasks.upsert(await cancelTask(task.id, t('console.takenBackReason'))), t('console.takenBack', { unit: task.unit.name }))
  }

  async function locatePlate(plate: string) {
    const [found] = await vehicles.find(plate)
    if (!found) return notice.failed(t('console.plateUnknown', { plate }))
    showVehicle(found.id)
  }

  function locate(command: Extract<Command, { verb: 'DW' }>) {
    if ('plate' in command) return run(() => locatePlate(command.plate))
    if ('stake' in command) {
      return run(() => stakes.find(command.stake, ({ location }) => flyTo(location.lon, location.lat)))
    }
    if ('incident' in command) {
      const { lon, lat } = incidents.byId.get(command.incident)!.location
      desk.show('incident', command.incident)
      return flyTo(lon, lat)
    }
    const position = positions.byUnit.get(command.unit)
    desk.show('unit', command.unit)
    return position ? flyTo(position.lon, position.lat) : notice.failed(t('domain.unit.neverSeen'))
  }

  /** The form that is open gets its place. */
  function placed({ location }: StakeCandidate) {
    if (desk.pane?.kind === 'new') desk.place = [location.lon, location.lat]
    flyTo(location.lon, location.lat)
  }

  async function acknowledgeOldest() {
    const { oldest } = alarms
    if (oldest) await run(() => alarms.acknowledge(oldest), t('console.acknowledged'))
  }

  async function execute(command: Command) {
    switch (command.verb) {
      case 'PQ':
        return send(command.incident, command.units, command.note)
      case 'DC':
        return run(async () => {
          for (const unit of command.units) tasks.upsert(await reportOnScene(taskOf(unit)))
        })
      case 'CX':
        return run(async () => {
          for (const unit of command.units) tasks.upsert(await cancelTask(taskOf(unit), command.note ?? t('console.takenBackReason')))
        })
      case 'XJ':
        desk.begin({ summary: command.note, stake: command.stake })
        return command.stake === undefined ? undefined : run(() => stakes.find(command.stake!, placed))
      case 'DW':
        return locate(command)
      case 'BZ':
        return run(() => changeIncident(incidents.byId.get(command.incident)!, { note: command.note }), t('console.noted'))
      case 'JS':
        return run(() => changeIncident(incidents.byId.get(command.incident)!, { state: 'closed', outcome: command.note }), t('console.ended.closed'))
      case 'QR':
        return acknowledgeOldest()
    }
  }

  return { execute, send, link, takeBackLast, locate, stakes, placed }
}
