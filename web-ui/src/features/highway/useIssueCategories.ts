import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { answer, api } from '@/api/client'
import type { IssueCategory } from '@/api/models'

/** The categories alone, for a screen that does not follow the issues. */
export const useIssueCategories = defineStore('issueCategories', () => {
  const categories = shallowRef<readonly IssueCategory[]>([])

  async function load() {
    categories.value = (await answer(api.GET('/issue-categories'))).items
  }

  return { categories, load }
})
