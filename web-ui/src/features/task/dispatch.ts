import { answer, api, once } from '@/api/client'
import type { Task } from '@/api/models'
import type { components } from '@/api/schema'

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

/** On a recommendation of this moment, which is kept with what was chosen and why. */
export async function dispatchUnit({ incidentId, choice, ...order }: DispatchOrder): Promise<Task> {
  const { id } = await answer(api.POST('/incidents/{id}/recommendations', { params: { path: { id: incidentId }, header: once() } }))
  return answer(api.POST('/recommendations/{id}/tasks', { params: { path: { id }, header: once() }, body: { ...order, ...choice } }))
}

export const cancelTask = (id: number, reason: string): Promise<Task> =>
  answer(api.POST('/tasks/{id}/milestones', { params: { path: { id }, header: once() }, body: { milestone: 'cancelled', reason } }))

export const reportOnScene = (id: number): Promise<Task> =>
  answer(api.POST('/tasks/{id}/milestones', { params: { path: { id }, header: once() }, body: { milestone: 'on_scene', deviceTime: new Date().toISOString() } }))
