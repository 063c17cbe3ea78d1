import { answer, api, ifMatch, once } from '@/api/client'
import type { Issue, IssueAction, IssueState, Permission } from '@/api/models'
import type { operations } from '@/api/schema'
import { useIssues } from './useIssues'

export type IssueStep = operations['addIssueStep']['requestBody']['content']['application/json']
export type IssuePatch = operations['changeIssue']['requestBody']['content']['application/json']

/** What a step asks for before it can be taken. `work` is the field page's: photos on the spot, and amounts. */
export type Ask = 'filing' | 'reason' | 'units' | 'party' | 'parent' | 'day' | 'photos' | 'inspection' | 'work'

export interface StepForm {
  readonly action: IssueAction
  readonly needs: readonly Permission[]
  readonly asks: readonly Ask[]
  /** Over whom the permission must hold. */
  readonly over: 'lead' | 'co'
  readonly when: (issue: Issue) => boolean
}

type When = StepForm['when']
const always: When = () => true
const step = (action: IssueAction, needs: Permission | readonly Permission[], asks: readonly Ask[] = [], when: When = always): StepForm => ({ action, needs: [needs].flat(), asks, over: 'lead', when })
const co = (action: IssueAction, asks: readonly Ask[], when: When): StepForm => ({ action, needs: ['issue.handle'], asks, over: 'co', when })

const asked = (...kinds: NonNullable<Issue['request']>['kind'][]): When => ({ request }) => request !== undefined && kinds.includes(request.kind)
const nothingAsked: When = ({ request }) => request === undefined
const someCo = (state: Issue['parties'][number]['state']): When => ({ parties }) => parties.some((party) => party.role === 'co' && party.state === state && !party.decidedAt)
const unsigned: When = ({ parties }) => parties.some(({ role, state }) => role === 'co' && state !== 'signed')
const fromCitizen: When = ({ source }) => source === 'hotline' || source === 'public'

const [desk, handler, verifier, supervisor] = ['issue.dispatch', 'issue.handle', 'issue.verify', 'issue.supervise'] as const
const dropping = [step('merge', desk, ['parent']), step('reject', desk, ['reason'])]
const refusals = [step('excuse', desk, ['party'], someCo('refused')), step('insist', desk, ['party', 'reason'], someCo('refused'))]

/** The machine as people see it: from each state the steps that lead on, the usual one first. The server's guards have the last word. */
const stepsFrom: Partial<Record<IssueState, readonly StepForm[]>> = {
  registered: [step('file', desk, ['filing']), step('to_verify', desk, [], fromCitizen), ...dropping],
  to_verify: [step('file', desk, ['filing']), ...dropping],
  filed: [step('dispatch', desk, ['units']), ...dropping],
  dispatched: [
    step('return', desk, [], asked('return')), step('deny', desk, ['reason'], asked('return')), step('accept', handler), step('ask_return', handler, ['reason'], nothingAsked),
    co('refuse', ['reason'], someCo('pending')), ...refusals,
  ],
  in_progress: [
    step('extend', supervisor, [], asked('extension')), step('park', supervisor, [], asked('park')), step('deny', supervisor, ['reason'], asked('extension', 'park')),
    step('report_done', handler, ['work']), co('countersign', [], unsigned), co('refuse', ['reason'], someCo('pending')), ...refusals,
    step('ask_extension', handler, ['reason', 'day', 'photos'], nothingAsked), step('ask_park', handler, ['reason'], nothingAsked),
  ],
  parked: [step('release', [handler, supervisor], ['reason'])],
  reported_done: [step('close', verifier, ['inspection']), step('rework', verifier, ['reason', 'photos'])],
  closed: [step('reopen', supervisor, ['reason', 'photos'])],
}

/** @param covers whether what somebody may holds over an agency */
export function stepsOf(issue: Issue, may: (permission: Permission) => boolean, covers: (agencyId: number) => boolean): readonly StepForm[] {
  const over = { lead: covers(issue.agency.id), co: issue.parties.some(({ role, agency }) => role === 'co' && covers(agency.id)) }
  return (stepsFrom[issue.state] ?? []).filter((form) => form.needs.some(may) && over[form.over] && form.when(issue))
}

/** Whose turn it is. */
export type Turn = 'desk' | 'dispatcher' | 'lead' | 'co' | 'supervisor' | 'verifier' | null
export function turnOf({ state, request, parties }: Issue): Turn {
  if (request) return request.kind === 'return' ? 'dispatcher' : 'supervisor'
  if (state === 'in_progress' && parties.some((party) => party.state === 'refused' && !party.decidedAt)) return 'dispatcher'
  const turns: Partial<Record<IssueState, Turn>> = { registered: 'desk', to_verify: 'desk', filed: 'dispatcher', dispatched: 'lead', in_progress: 'lead', parked: 'lead', reported_done: 'verifier' }
  return turns[state] ?? null
}

/** Photos of what was last reported done that do not say where they were taken: the verifier looks at them. */
export function unplacedOf({ photos }: Issue): Issue['photos'] {
  const began = Math.max(...photos.filter(({ role }) => role === 'before' || role === 'rework').map(({ capturedAt }) => Date.parse(capturedAt)))
  return photos.filter(({ role, location, capturedAt }) => role === 'after' && !location && Date.parse(capturedAt) > began)
}

/**
 * How it is known that the verifier was there: a photo that says where, else where they stand, else their word for photos that say
 * no place; the last two are not enough.
 */
export type Proof = 'photo' | 'place' | 'word' | 'away' | 'nowhere'
export function proofOf(photos: readonly { readonly location?: unknown }[], metres: number | null, within: number): Proof {
  if (photos.some(({ location }) => location)) return 'photo'
  if (metres !== null) return metres <= within ? 'place' : 'away'
  return photos.length ? 'word' : 'nowhere'
}

/** What runs now, and until when. */
export function deadlineOf(issue: Issue): { kind: 'verify' | 'sign' | 'limit'; at: string } | null {
  const clocks = { to_verify: ['verify', issue.verifyBy], dispatched: ['sign', issue.signBy], in_progress: ['limit', issue.dueAt] } as const
  const [kind, at] = clocks[issue.state as keyof typeof clocks] ?? []
  return kind && at ? { kind, at } : null
}

export async function takeStep(id: number, body: IssueStep): Promise<Issue> {
  const issue = await answer(api.POST('/issues/{id}/steps', { params: { path: { id }, header: once() }, body }))
  useIssues().upsert(issue)
  return issue
}

export async function correct({ id, version }: Issue, body: IssuePatch) {
  useIssues().upsert(await answer(api.PATCH('/issues/{id}', { params: { path: { id }, header: ifMatch(version) }, body })))
}

export const proposalOf = (id: number) => answer(api.GET('/issues/{id}/proposal', { params: { path: { id } } }))
