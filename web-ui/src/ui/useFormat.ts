import { useI18n } from 'vue-i18n'
import type { Named } from '@/api/models'
import { useCity } from '@/features/city/useCity'
import { age } from './durations'

/** Times, ages and lengths in the reader's words and the city's time zone. */
export function useFormat() {
  const { t, locale } = useI18n()
  const city = useCity()

  const inZone = (options: Intl.DateTimeFormatOptions, language = locale.value) => new Intl.DateTimeFormat(language, { timeZone: city.city?.timeZone, ...options })
  const clock = (time: string | number) => inZone({ hour: '2-digit', minute: '2-digit', second: '2-digit' }, 'en-GB').format(new Date(time))
  const dayAndTime = (time: string | number) => inZone({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(time))
  const ago = (milliseconds: number) => {
    const { unit, count } = age(milliseconds)
    return t(`shell.age.${unit}`, { count })
  }
  const distance = (metres: number) => (metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0)} km`)
  const minutes = (seconds: number) => t('shell.minutes', { count: Math.max(1, Math.round(seconds / 60)) })
  /** The name in the reader's language. */
  const named = (thing: { name: string; nameEn?: string }) => (locale.value === 'en' ? (thing.nameEn ?? thing.name) : thing.name)

  /** An agency in the reader's language, from the name that comes with everything that belongs to it. */
  const agency = ({ id, name }: Named) => named(city.agencyById.get(id) ?? { name })

  return { clock, dayAndTime, ago, distance, minutes, named, agency }
}
