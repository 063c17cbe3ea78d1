import { useI18n } from 'vue-i18n'

/** Amounts and shares as people read them. */
export function useAmount() {
  const { locale } = useI18n()
  const amount = (value: number) => new Intl.NumberFormat(locale.value, { maximumFractionDigits: 3 }).format(value)
  const percent = (part: number, whole: number) => (whole > 0 ? `${new Intl.NumberFormat(locale.value, { maximumFractionDigits: 1 }).format((100 * part) / whole)}%` : '—')
  return { amount, percent }
}
