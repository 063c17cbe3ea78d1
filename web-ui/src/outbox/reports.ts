import type { components, paths } from '@/api/schema'

type Body<Path extends keyof paths> = paths[Path] extends { post: { requestBody: { content: { 'application/json': infer B } } } } ? B : never

export type Milestone = Body<'/tasks/{id}/milestones'>
export type NewIssue = Body<'/issues'>
export type IssueStep = Body<'/issues/{id}/steps'>
export type NewSos = Body<'/alarms'>
export type NewMessage = Body<'/messages'>
export type MessageReceipt = Body<'/message-receipts'>
export type OrderReceipt = Body<'/orders/{id}/receipts'>
export type DutyState = 'off_duty' | 'available' | 'busy'
export type Fix = components['schemas']['Fix']

/** What an officer says, as it was said: with the device's own time and place, whenever it may arrive. Photos are named by their keys on this phone. */
export type Report =
  | { readonly kind: 'sos'; readonly body: NewSos }
  | { readonly kind: 'milestone'; readonly taskId: number; readonly body: Milestone }
  | { readonly kind: 'unit_state'; readonly unitId: number; readonly state: DutyState }
  | { readonly kind: 'issue'; readonly body: Omit<NewIssue, 'photoIds'>; readonly photoKeys: readonly string[] }
  | { readonly kind: 'issue_step'; readonly issueId: number; readonly body: Omit<IssueStep, 'photoIds'>; readonly photoKeys: readonly string[] }
  /** `photoKeys` names the voice note, if there is one. */
  | { readonly kind: 'message'; readonly body: Omit<NewMessage, 'evidenceId'>; readonly photoKeys: readonly string[] }
  | { readonly kind: 'message_receipt'; readonly body: MessageReceipt }
  | { readonly kind: 'order_receipt'; readonly orderId: number; readonly body: OrderReceipt }

/** Reports of one lane arrive in the order in which they were made; a cry for help waits for nothing, a milestone or an order's confirmation for no photo, a conversation stays in order. */
export const lanes = ['sos', 'duty', 'talk', 'issue'] as const
export type Lane = (typeof lanes)[number]

const laneByKind: Record<Report['kind'], Lane> = {
  sos: 'sos', milestone: 'duty', unit_state: 'duty', order_receipt: 'duty', message: 'talk', message_receipt: 'talk', issue: 'issue', issue_step: 'issue',
}
export const laneOf = ({ kind }: Report): Lane => laneByKind[kind]

/** Receipts are the phone's, not the officer's: nobody has to look at one that was refused. */
export function isReceipt(report: Report): boolean {
  switch (report.kind) {
    case 'milestone':
      return report.body.milestone === 'delivered' || report.body.milestone === 'seen'
    case 'order_receipt':
      return report.body.state !== 'confirmed'
    default:
      return report.kind === 'message_receipt'
  }
}
