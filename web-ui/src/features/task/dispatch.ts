import { answer, api, ifMatch, once } from '@/api/client'
import type { Task } from '@/api/models'
import type { components, operations } from '@/api/schema'

/** Why another than the first of the recommended. */
export interface Choice {
  readonly reason: components['schemas']['WhyNotFirst']
  readonly note?: string
}

export interface DispatchOrder {
  readonly incidentId: number
  readonly unitId: number
  readonly instructions?: string
  /** Why a unit that is not available is sent all the same. */
  readonly overrideReason?: string
  readonly choice?: Choice
}

export type Together = operations['createTasks']['requestBody']['content']['application/json']
type Change = operations['changeTask']['requestBody']['content']['application/json']
type HandOver = operations['handOverTask']['requestBody']['content']['application/json']

/** On a ranking of this moment, which is kept with what was chosen and why. */
export const dispatchUnit = ({ incidentId, choice, ...order }: DispatchOrder): Promise<Task> =>
  answer(api.POST('/incidents/{id}/ranked-dispatches', { params: { path: { id: incidentId }, header: once() }, body: { ...order, ...choice } }))

/** All of them, or none. `key` stays the same while the same order is sent again. */
export const dispatchTogether = async (incidentId: number, body: Together, key: string): Promise<readonly Task[]> =>
  (await answer(api.POST('/incidents/{id}/dispatches', { params: { path: { id: incidentId }, header: once(key) }, body }))).items

export const changeTask = ({ id, version }: Task, body: Change): Promise<Task> =>
  answer(api.PATCH('/tasks/{id}', { params: { path: { id }, header: ifMatch(version) }, body }))

/** @returns the task of the unit that goes on */
export const handOver = ({ id }: Task, body: HandOver): Promise<Task> => answer(api.POST('/tasks/{id}/handovers', { params: { path: { id }, header: once() }, body }))

export const cancelTask = (id: number, reason: string): Promise<Task> =>
  answer(api.POST('/tasks/{id}/milestones', { params: { path: { id }, header: once() }, body: { milestone: 'cancelled', reason } }))

export const reportOnScene = (id: number): Promise<Task> =>
  answer(api.POST('/tasks/{id}/milestones', { params: { path: { id }, header: once() }, body: { milestone: 'on_scene', deviceTime: new Date().toISOString() } }))
