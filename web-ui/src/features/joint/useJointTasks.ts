import { defineStore } from 'pinia'
import { computed } from 'vue'
import { answer, api, ifMatch, once } from '@/api/client'
import type { JointTask } from '@/api/models'
import type { operations } from '@/api/schema'
import { register } from '@/live/register'

export type NewJointTask = operations['createJointTask']['requestBody']['content']['application/json']
const ended: ReadonlySet<JointTask['state']> = new Set(['done', 'declined', 'revoked'])
export const holds = (task: JointTask): boolean => !ended.has(task.state)

/** Units of other departments on our incidents. */
export const useJointTasks = defineStore('jointTasks', () => {
  const { byId, upsert, upsertAll, clear } = register<JointTask>()
  const byIncident = computed(() => {
    const groups = new Map<number, JointTask[]>()
    for (const task of [...byId.values()].sort((a, b) => a.id - b.id)) groups.set(task.incidentId, [...(groups.get(task.incidentId) ?? []), task])
    return groups
  })

  async function loadOf(incidentId: number) {
    upsertAll((await answer(api.GET('/incidents/{id}/joint-tasks', { params: { path: { id: incidentId } } }))).items)
  }

  async function ask(incidentId: number, body: NewJointTask, key: string): Promise<JointTask> {
    const task = await answer(api.POST('/incidents/{id}/joint-tasks', { params: { path: { id: incidentId }, header: once(key) }, body }))
    upsert(task)
    return task
  }

  const at = ({ id, version }: JointTask) => ({ path: { id }, header: ifMatch(version) })
  const renew = async (task: JointTask, hours: number) => void upsert(await answer(api.PATCH('/joint-tasks/{id}', { params: at(task), body: { hours } })))
  const revoke = async (task: JointTask) => void upsert(await answer(api.DELETE('/joint-tasks/{id}', { params: at(task) })))
  /** The whole address, as it is sent. */
  const link = async ({ id }: JointTask) => {
    const { path, url } = await answer(api.GET('/joint-tasks/{id}/link', { params: { path: { id } } }))
    return url ?? new URL(path, location.origin).href
  }

  return { byId, byIncident, upsert, loadOf, ask, renew, revoke, link, clear }
})
