import { answer, api, once } from '@/api/client'
import type { Task } from '@/api/models'

export interface DispatchOrder {
  readonly incidentId: number
  readonly unitId: number
  readonly instructions?: string
  /** Why a unit that is not available is sent all the same. */
  readonly overrideReason?: string
}

export const dispatchUnit = (order: DispatchOrder): Promise<Task> => answer(api.POST('/tasks', { params: { header: once() }, body: order }))

export const cancelTask = (id: number, reason: string): Promise<Task> =>
  answer(api.POST('/tasks/{id}/milestones', { params: { path: { id }, header: once() }, body: { milestone: 'cancelled', reason } }))

export const reportOnScene = (id: number): Promise<Task> =>
  answer(api.POST('/tasks/{id}/milestones', { params: { path: { id }, header: once() }, body: { milestone: 'on_scene', deviceTime: new Date().toISOString() } }))
