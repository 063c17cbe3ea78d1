import type { Task, TaskState } from '@/api/models'
import type { Report } from '@/outbox/reports'

/** The order of a task's way; declined and cancelled end it from wherever it is. */
const way = ['dispatched', 'delivered', 'seen', 'accepted', 'en_route', 'on_scene', 'cleared'] as const
export type Step = 'accepted' | 'en_route' | 'on_scene' | 'cleared'
export const steps: readonly Step[] = ['accepted', 'en_route', 'on_scene', 'cleared']

const rank = (state: TaskState) => (way as readonly TaskState[]).indexOf(state)

/** Where the task stands for its crew: as the server knows it, and further by what this phone has said and not yet delivered. */
export function standing(task: Task, waiting: readonly Report[]): TaskState {
  if (rank(task.state) < 0) return task.state
  return waiting.reduce<TaskState>((state, report) => {
    if (report.kind !== 'milestone' || report.taskId !== task.id || rank(state) < 0) return state
    const said = report.body.milestone
    return said === 'declined' || rank(said) > rank(state) ? said : state
  }, task.state)
}

/** The one thing to do next; null when the task is over. */
export function nextStep(state: TaskState): Step | null {
  const at = rank(state)
  return at < 0 ? null : (steps.find((step) => rank(step) > at) ?? null)
}

export const isUnanswered = (state: TaskState) => rank(state) >= 0 && rank(state) < rank('accepted')

/** When each step was reached, on the clock of whoever said it. */
export function stepTimes(task: Task, waiting: readonly Report[]): ReadonlyMap<Step, string> {
  const said = task.milestones.map(({ milestone, deviceTime, at }) => [milestone, deviceTime ?? at] as const)
  const saying = waiting.flatMap((report) => (report.kind === 'milestone' && report.taskId === task.id ? [[report.body.milestone, report.body.deviceTime ?? ''] as const] : []))
  return new Map([...saying, ...said].filter(([milestone]) => (steps as readonly string[]).includes(milestone)) as [Step, string][])
}
