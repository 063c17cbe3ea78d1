import { describe, expect, it } from 'vitest'
import type { Task, TaskState } from '@/api/models'
import type { Report } from '@/outbox/reports'
import { isUnanswered, nextStep, standing, stepTimes } from './progress'

const task = (state: TaskState) => ({ id: 4, state, milestones: [{ milestone: 'accepted', at: '2026-11-23T08:00:02Z', deviceTime: '2026-11-23T08:00:00Z' }] }) as Task
const said = (milestone: 'accepted' | 'en_route' | 'on_scene' | 'declined' | 'seen', taskId = 4): Report => ({ kind: 'milestone', taskId, body: { milestone, deviceTime: '2026-11-23T08:05:00Z' } })

describe('the way of a task', () => {
  it.each([
    ['dispatched', 'accepted'],
    ['delivered', 'accepted'],
    ['seen', 'accepted'],
    ['accepted', 'en_route'],
    ['en_route', 'on_scene'],
    ['on_scene', 'cleared'],
    ['cleared', null],
    ['declined', null],
    ['cancelled', null],
  ] as const)('after %s comes %s', (state, step) => {
    expect(nextStep(state)).toBe(step)
    expect(isUnanswered(state)).toBe(step === 'accepted')
  })

  it.each([
    ['what waits counts', 'seen', [said('accepted'), said('en_route')], 'en_route'],
    ['what the server knows already changes nothing', 'on_scene', [said('accepted')], 'on_scene'],
    ['a decline ends it', 'seen', [said('declined')], 'declined'],
    ['a late receipt does not set it back', 'accepted', [said('seen')], 'accepted'],
    ['another task is another matter', 'seen', [said('accepted', 5)], 'seen'],
    ['headquarters has the last word', 'cancelled', [said('accepted')], 'cancelled'],
  ] as const)('%s', (_, state, waiting, stands) => {
    expect(standing(task(state), waiting)).toBe(stands)
  })

  it("shows steps by the device's clock, those on their way too", () => {
    expect([...stepTimes(task('accepted'), [said('en_route')])]).toEqual([
      ['en_route', '2026-11-23T08:05:00Z'],
      ['accepted', '2026-11-23T08:00:00Z'],
    ])
  })
})
