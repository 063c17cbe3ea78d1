import { defineStore } from 'pinia'
import { computed } from 'vue'
import { allPages, answer, api } from '@/api/client'
import type { Task, TaskState } from '@/api/models'
import { register } from '@/live/register'

const ended: ReadonlySet<TaskState> = new Set(['cleared', 'declined', 'cancelled', 'withdrawn', 'handed_over'])
export const isOpen = (task: Task): boolean => !ended.has(task.state)

export const useTasks = defineStore('tasks', () => {
  const { byId, upsert, upsertAll, clear } = register<Task>()
  const open = computed(() => [...byId.values()].filter(isOpen))
  const byIncident = computed(() => {
    const groups = new Map<number, Task[]>()
    for (const task of [...byId.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt))) {
      const group = groups.get(task.incident.id)
      if (group) group.push(task)
      else groups.set(task.incident.id, [task])
    }
    return groups
  })

  async function load() {
    upsertAll(await allPages((after) => answer(api.GET('/tasks', { params: { query: { open: true, limit: 1000, after } } }))))
  }

  async function loadOf(incidentId: number) {
    upsertAll(await allPages((after) => answer(api.GET('/tasks', { params: { query: { incidentId, limit: 1000, after } } }))))
  }

  return { byId, open, byIncident, upsert, load, loadOf, clear }
})
