import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Issue } from '@/api/models'
import { useFormat } from '@/ui/useFormat'
import { placeOf } from './place'
import { useIssues } from './useIssues'

/** How issues are called on screen. */
export function useIssueNames() {
  const { t } = useI18n()
  const { named, agency: nameOfAgency } = useFormat()
  const issues = useIssues()
  const names = computed(() => new Map(issues.categories.map((category) => [category.code, named(category)])))
  const category = (code: string) => names.value.get(code) ?? code
  const amounts = (issue: Issue) => issue.quantities.map(({ found, unit }) => `${found} ${t(`domain.issue.unit.${unit}`)}`).join(' / ')
  /** Its stake mark, else what is known of its place. */
  const where = ({ route, stake, address, township, geometry, agency }: Issue) =>
    [route, stake].filter(Boolean).join(' ') || address || township?.name || placeOf(geometry)?.toReversed().map((degrees) => degrees.toFixed(5)).join(', ') || nameOfAgency(agency)
  return { category, amounts, where }
}
