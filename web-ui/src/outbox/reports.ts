import type { components, paths } from '@/api/schema'

type Body<Path extends keyof paths> = paths[Path] extends { post: { requestBody: { content: { 'application/json': infer B } } } } ? B : never

export type Milestone = Body<'/tasks/{id}/milestones'>
export type NewIssue = Body<'/issues'>
export type IssueStep = Body<'/issues/{id}/steps'>
export type NewSos = Body<'/alarms'>
export type DutyState = 'off_duty' | 'available' | 'busy'
export type Fix = components['schemas']['Fix']

/** What an officer says, as it was said: with the device's own time and place, whenever it may arrive. Photos are named by their keys on this phone. */
export type Report =
  | { readonly kind: 'sos'; readonly body: NewSos }
  | { readonly kind: 'milestone'; readonly taskId: number; readonly body: Milestone }
  | { readonly kind: 'unit_state'; readonly unitId: number; readonly state: DutyState }
  | { readonly kind: 'issue'; readonly body: Omit<NewIssue, 'photoIds'>; readonly photoKeys: readonly string[] }
  | { readonly kind: 'issue_step'; readonly issueId: number; readonly body: Omit<IssueStep, 'photoIds'>; readonly photoKeys: readonly string[] }

/** Reports of one lane arrive in the order in which they were made; a cry for help waits for nothing, a milestone for no photo. */
export const lanes = ['sos', 'duty', 'issue'] as const
export type Lane = (typeof lanes)[number]

export function laneOf({ kind }: Report): Lane {
  return kind === 'sos' ? 'sos' : kind === 'milestone' || kind === 'unit_state' ? 'duty' : 'issue'
}

/** Receipts are the phone's, not the officer's: nobody has to look at one that was refused. */
export function isReceipt(report: Report): boolean {
  return report.kind === 'milestone' && (report.body.milestone === 'delivered' || report.body.milestone === 'seen')
}
