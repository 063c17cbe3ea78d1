import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { allPages, answer, api } from '@/api/client'
import type { Issue, IssueCategory, IssueState } from '@/api/models'
import { register } from '@/live/register'

const ended: ReadonlySet<IssueState> = new Set(['closed', 'rejected', 'merged'])
export const isOpenIssue = ({ state }: Issue): boolean => !ended.has(state)

export const useIssues = defineStore('issues', () => {
  const { byId, upsert, upsertAll, clear } = register<Issue>()
  const categories = ref<readonly IssueCategory[]>([])
  const open = computed(() => [...byId.values()].filter(isOpenIssue).sort((a, b) => b.id - a.id))

  async function loadCategories() {
    categories.value = (await answer(api.GET('/issue-categories'))).items
  }

  async function load() {
    const [issues] = await Promise.all([
      allPages((after) => answer(api.GET('/issues', { params: { query: { open: true, limit: 1000, after } } }))),
      loadCategories(),
    ])
    upsertAll(issues)
  }

  return { byId, categories, open, upsert, load, loadCategories, clear }
})
