import { answer, api, once } from '@/api/client'
import type { Issue, IssueAction, IssueState, Permission } from '@/api/models'
import type { operations } from '@/api/schema'
import { useIssues } from './useIssues'

export type IssueStep = operations['addIssueStep']['requestBody']['content']['application/json']

/** What a step asks for before it can be taken. */
export interface StepForm {
  readonly action: IssueAction
  readonly permission: Permission
  readonly asks: 'nothing' | 'reason' | 'agency' | 'photos'
}

const step = (action: IssueAction, permission: Permission, asks: StepForm['asks'] = 'nothing'): StepForm => ({ action, permission, asks })

/** The short path of an issue: from each state the steps that lead on, the usual one first. The server's guards have the last word. */
const stepsFrom: Partial<Record<IssueState, readonly StepForm[]>> = {
  registered: [step('file', 'issue.dispatch'), step('reject', 'issue.dispatch', 'reason')],
  filed: [step('dispatch', 'issue.dispatch', 'agency'), step('reject', 'issue.dispatch', 'reason')],
  dispatched: [step('accept', 'issue.handle'), step('return', 'issue.handle', 'reason')],
  in_progress: [step('report_done', 'issue.handle', 'photos')],
  reported_done: [step('close', 'issue.verify'), step('rework', 'issue.verify', 'reason')],
}

export const stepsOf = (state: IssueState, may: (permission: Permission) => boolean): readonly StepForm[] => (stepsFrom[state] ?? []).filter(({ permission }) => may(permission))

export async function takeStep(id: number, body: IssueStep): Promise<Issue> {
  const issue = await answer(api.POST('/issues/{id}/steps', { params: { path: { id }, header: once() }, body }))
  useIssues().upsert(issue)
  return issue
}
