import type { DeclineReason } from '@/api/models'
import { useOwnPosition } from '@/features/position/useOwnPosition'
import type { Photo } from '@/outbox/database'
import type { DutyState, IssueStep, Milestone, NewIssue } from '@/outbox/reports'
import { useOutbox } from '@/outbox/useOutbox'
import { useAttention } from './useAttention'

/** What an officer can say, each with the time and the place at which it was said. */
export function useReports() {
  const outbox = useOutbox()
  const position = useOwnPosition()
  const attention = useAttention()
  const now = () => ({ deviceTime: new Date().toISOString(), location: position.current() })

  return {
    milestone(taskId: number, milestone: Milestone['milestone'], reason?: string, reasonCode?: DeclineReason) {
      attention.tick()
      return outbox.put({ kind: 'milestone', taskId, body: { milestone, ...now(), ...(reason ? { reason } : {}), ...(reasonCode ? { reasonCode } : {}) } })
    },
    unitState(unitId: number, state: DutyState) {
      attention.tick()
      return outbox.put({ kind: 'unit_state', unitId, state })
    },
    sos() {
      attention.call()
      return outbox.put({ kind: 'sos', body: { kind: 'sos', ...now() } })
    },
    say: (unitId: number, text: string | undefined, voice?: Photo) =>
      outbox.put({ kind: 'message', body: { unitId, text, deviceTime: new Date().toISOString() }, photoKeys: voice ? [voice.key] : [] }, voice ? [voice] : []),
    issue: (body: Omit<NewIssue, 'photoIds'>, photos: Photo[]) => outbox.put({ kind: 'issue', body, photoKeys: photos.map(({ key }) => key) }, photos),
    issueStep: (issueId: number, body: Omit<IssueStep, 'photoIds'>, photos: Photo[]) =>
      outbox.put({ kind: 'issue_step', issueId, body, photoKeys: photos.map(({ key }) => key) }, photos),
  }
}
