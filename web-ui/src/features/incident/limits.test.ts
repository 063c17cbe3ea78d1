import { describe, expect, it } from 'vitest'
import type { Incident, Task, TaskState } from '@/api/models'
import { limitOf } from './limits'

const start = Date.parse('2026-01-01T00:00:00Z')
const incident = { createdAt: '2026-01-01T00:00:00Z', priority: 1 } as Incident
const task = (state: TaskState, afterSeconds: number) => ({ state, createdAt: new Date(start + afterSeconds * 1000).toISOString() }) as Task

describe('the limit of an incident', () => {
  it.each([
    { tasks: [], seconds: 32, step: 'dispatch', share: 0.5 },
    { tasks: [task('declined', 10)], seconds: 64, step: 'dispatch', share: 1 },
    { tasks: [task('seen', 40)], seconds: 70, step: 'acknowledge', share: 0.5 },
    { tasks: [task('seen', 40), task('en_route', 100)], seconds: 550, step: 'arrive', share: 0.5 },
    { tasks: [task('en_route', 100), task('on_scene', 100)], seconds: 5000, step: 'none', share: 0 },
  ])('after $seconds s is $step at $share', ({ tasks, seconds, step, share }) => {
    expect(limitOf(incident, tasks, start + seconds * 1000)).toMatchObject({ step, share })
  })
})
