import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Issue } from '@/api/models'
import { useFormat } from '@/ui/useFormat'
import { useIssues } from './useIssues'

/** How issues are called on screen. */
export function useIssueNames() {
  const { t } = useI18n()
  const { named, agency: nameOfAgency } = useFormat()
  const issues = useIssues()
  const names = computed(() => new Map(issues.categories.map((category) => [category.code, named(category)])))
  const category = (code: string) => names.value.get(code) ?? code
  const amounts = (issue: Issue) => issue.quantities.map(({ found, unit }) => `${found} ${t(`domain.issue.unit.${unit}`)}`).join(' / ')
  const where = ({ route, stake, address, township, agency }: Issue) => [route, stake].filter(Boolean).join(' ') || address || township?.name || nameOfAgency(agency)
  return { category, amounts, where }
}
