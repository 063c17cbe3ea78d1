import { useI18n } from 'vue-i18n'
import type { components } from '@/api/schema'
import { useFormat } from '@/ui/useFormat'

export type Finding = components['schemas']['Finding']

/** What speaks for itself and against nobody: pictures of the camera in our own page have no metadata. */
const neutral: ReadonlySet<Finding['kind']> = new Set(['no_metadata', 'no_place'])
export const isDoubt = ({ kind }: Finding) => !neutral.has(kind)

/** What is doubted of a photo, in words. */
export function useFindings() {
  const { t } = useI18n()
  const { distance } = useFormat()

  function span(seconds: number): string {
    const minutes = Math.round(Math.abs(seconds) / 60)
    if (minutes < 60) return t('evidence.span.minutes', { count: Math.max(1, minutes) })
    if (minutes < 48 * 60) return t('evidence.span.hours', { count: Math.round(minutes / 60) })
    return t('evidence.span.days', { count: Math.round(minutes / 1440) })
  }

  function words({ kind, metres = 0, seconds = 0, degrees = 0, text = '' }: Finding): string {
    switch (kind) {
      case 'place_differs':
        return t('evidence.finding.place_differs', { distance: distance(metres) })
      case 'time_differs':
        return t(seconds > 0 ? 'evidence.finding.taken_earlier' : 'evidence.finding.taken_later', { span: span(seconds) })
      case 'written_later':
        return t('evidence.finding.written_later', { span: span(seconds) })
      case 'heading_differs':
        return t('evidence.finding.heading_differs', { degrees: Math.round(degrees) })
      case 'edited':
        return t('evidence.finding.edited', { software: text })
      default:
        return t(`evidence.finding.${kind}`)
    }
  }

  return { words }
}
