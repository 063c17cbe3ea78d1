import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { answer, api } from '@/api/client'
import type { Issue, IssueCategory, IssueState } from '@/api/models'
import { register } from '@/live/register'

const ended: ReadonlySet<IssueState> = new Set(['closed', 'rejected', 'merged'])
export const isOpenIssue = ({ state }: Issue): boolean => !ended.has(state)

export const useIssues = defineStore('issues', () => {
  const { byId, upsert, upsertAll, clear } = register<Issue>()
  const categories = ref<readonly IssueCategory[]>([])
  const open = computed(() => [...byId.values()].filter(isOpenIssue).sort((a, b) => b.id - a.id))

  /** Issues themselves are listed page by page, or told by facts: an org has many. */
  async function load() {
    categories.value = (await answer(api.GET('/issue-categories'))).items
  }

  return { byId, categories, open, upsert, upsertAll, load, clear }
})
