import { useI18n } from 'vue-i18n'
import type { Alarm } from '@/api/models'
import { useTasks } from '@/features/task/useTasks'
import { useFormat } from '@/ui/useFormat'

/** What an alarm is about, in the reader's language; what a person has said with it stays as it was said. */
export function useAlarmText() {
  const { t } = useI18n()
  const { agency } = useFormat()
  const tasks = useTasks()

  return (alarm: Alarm): string => {
    switch (alarm.kind) {
      case 'sos':
        return alarm.message || agency(alarm.agency)
      case 'task_unacknowledged': {
        const task = tasks.byId.get(alarm.subjectId)
        return task ? `@${task.incident.id} ${task.incident.summary}` : t('domain.alarm.task', { id: alarm.subjectId })
      }
      case 'vehicle_alarm':
      case 'vehicle_sos':
        return `${t(`domain.alarm.bit.${alarm.rule ?? 0}`)} · ${agency(alarm.agency)}`
      default:
        return [alarm.fence?.name, alarm.message].filter(Boolean).join(' · ')
    }
  }
}
