import { useI18n } from 'vue-i18n'
import type { Alarm } from '@/api/models'
import { useTasks } from '@/features/task/useTasks'
import { useFormat } from '@/ui/useFormat'

/** What an alarm is about, in the reader's language; what a person has said with it stays as it was said. */
export function useAlarmText() {
  const { t } = useI18n()
  const { agency } = useFormat()
  const tasks = useTasks()

  /** @param together what all of a group have in common: neither whose nor how fast */
  return (alarm: Alarm, together = false): string => {
    switch (alarm.kind) {
      case 'sos':
        return alarm.message || agency(alarm.agency)
      case 'task_unacknowledged': {
        const task = tasks.byId.get(alarm.subjectId)
        return task ? `@${task.incident.id} ${task.incident.summary}` : t('domain.alarm.task', { id: alarm.subjectId })
      }
      case 'order_unconfirmed':
      case 'hotline_overdue':
      case 'issue_unverified':
      case 'issue_unsigned':
      case 'issue_overdue':
      case 'case_due':
      case 'case_overdue':
        return alarm.message ?? ''
      case 'vehicle_alarm':
      case 'vehicle_sos':
        return [t(`domain.alarm.bit.${alarm.rule ?? 0}`), !together && agency(alarm.agency)].filter(Boolean).join(' · ')
      default:
        return [alarm.fence?.name, !together && alarm.message].filter(Boolean).join(' · ')
    }
  }
}
