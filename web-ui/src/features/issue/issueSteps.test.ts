import { describe, expect, it } from 'vitest'
import type { Issue, Permission } from '@/api/models'
import { deadlineOf, proofOf, stepsOf, turnOf, unplacedOf } from './issueSteps'

const lead = { agency: { id: 2, name: '北' }, role: 'lead', state: 'accepted' } as const
const township = { agency: { id: 5, name: '乡' }, role: 'co', state: 'pending' } as const
const issue = (more: Partial<Issue>) => ({ id: 1, state: 'registered', source: 'patrol', agency: lead.agency, parties: [], ...more }) as unknown as Issue
const request = (kind: 'return' | 'extension' | 'park'): Issue['request'] => ({ id: 1, kind, reason: '', evidenceIds: [], askedAt: '', askedBy: lead.agency })
const actions = (of: Issue, permission: Permission, agency = 2) => stepsOf(of, (wanted) => wanted === permission, (id) => id === agency).map(({ action }) => action).join(' ')

describe('what may be done now', () => {
  it.each([
    ['the desk registers', issue({}), 'issue.dispatch', 2, 'file merge reject'],
    ['a citizen reported it', issue({ source: 'hotline' }), 'issue.dispatch', 2, 'file to_verify merge reject'],
    ['the lead has it', issue({ state: 'dispatched', parties: [lead, township] }), 'issue.handle', 2, 'accept ask_return'],
    ['a co-unit has it', issue({ state: 'in_progress', parties: [lead, township] }), 'issue.handle', 5, 'countersign refuse'],
    ['it has signed', issue({ state: 'in_progress', parties: [lead, { ...township, state: 'signed' }] }), 'issue.handle', 5, ''],
    ['it has refused', issue({ state: 'in_progress', parties: [lead, { ...township, state: 'refused' }] }), 'issue.dispatch', 2, 'excuse insist'],
    ['the lead asks for time', issue({ state: 'in_progress', request: request('extension') }), 'issue.supervise', 2, 'extend deny'],
    ['and asks nothing else meanwhile', issue({ state: 'in_progress', request: request('extension') }), 'issue.handle', 2, 'report_done'],
    ['somebody else looks at it', issue({ state: 'dispatched', parties: [lead, township] }), 'issue.handle', 7, ''],
    ['it is over', issue({ state: 'merged' }), 'issue.supervise', 2, ''],
  ] as const)('%s', (_, of, permission, agency, expected) => {
    expect(actions(of, permission, agency)).toBe(expected)
  })
})

it('says whose turn it is and until when', () => {
  expect(turnOf(issue({ state: 'dispatched' }))).toBe('lead')
  expect(turnOf(issue({ state: 'dispatched', request: request('return') }))).toBe('dispatcher')
  expect(turnOf(issue({ state: 'in_progress', request: request('park') }))).toBe('supervisor')
  expect(turnOf(issue({ state: 'closed' }))).toBeNull()
  expect(deadlineOf(issue({ state: 'dispatched', signBy: 'S', dueAt: 'D' }))).toEqual({ kind: 'sign', at: 'S' })
  expect(deadlineOf(issue({ state: 'reported_done', dueAt: 'D' }))).toBeNull()
})

it('names the photos of the last round that say no place', () => {
  const photo = (evidenceId: number, role: string, minute: number, placed = false) => ({ evidenceId, role, capturedAt: `2026-11-27T08:0${minute}:00Z`, ...(placed ? { location: { lon: 120, lat: 41 } } : {}) }) as Issue['photos'][number]
  const named = (...photos: Issue['photos']) => unplacedOf(issue({ photos })).map(({ evidenceId }) => evidenceId)
  expect(named(photo(1, 'before', 0), photo(2, 'after', 1, true), photo(3, 'after', 2))).toEqual([3])
  expect(named(photo(1, 'before', 0), photo(2, 'after', 1), photo(3, 'rework', 2), photo(4, 'after', 3, true))).toEqual([])
  expect(named(photo(2, 'after', 1))).toEqual([2])
})

it.each([
  ['a photo of the place', [{ location: 1 }, {}], 900, 'photo'],
  ['a photo that says none, from where they stand', [{}], 20, 'place'],
  ['but they stand away', [{}], 101, 'away'],
  ['and nobody knows where', [{}], null, 'word'],
  ['no photo, standing there', [], 100, 'place'],
  ['no photo and no place', [], null, 'nowhere'],
] as const)('knows how a verifier shows that they were there: %s', (_, photos, metres, proof) => {
  expect(proofOf(photos, metres, 100)).toBe(proof)
})
