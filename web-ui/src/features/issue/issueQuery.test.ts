import { describe, expect, it } from 'vitest'
import { issueOrder, issueQuery, tileQuery } from './issueQuery'

const now = Date.parse('2026-11-26T12:00:00Z')

describe('what the address bar asks for', () => {
  it.each([
    ['nothing: what is open', {}, { open: true }],
    ['everything', { state: 'all' }, {}],
    ['what is over', { state: 'ended' }, { open: false }],
    ['one state', { state: 'parked' }, { state: 'parked' }],
    ['a route in small letters', { route: 'g101' }, { open: true, route: 'G101' }],
    ['half a route', { route: 'G' }, { open: true }],
    ['a month', { days: '30' }, { open: true, from: '2026-10-27T12:00:00.000Z' }],
    ['a per cent', { text: '100%' }, { open: true, text: '100%' }],
    ['nonsense', { agency: 'x', source: 'moon', township: '-1', days: '1e9' }, { open: true }],
    ['twice', { category: ['heap', 'stall'] }, { open: true }],
    ['all of it', { state: 'all', overdue: '1', category: 'heap', campaign: '1001', agency: '2', township: '5', source: 'hotline', text: ' a ' }, { overdue: true, category: 'heap', campaignId: 1001, agencyId: 2, townshipId: 5, source: 'hotline', text: 'a' }],
  ])('%s', (_, query, asked) => expect(issueQuery(query, now)).toEqual(asked))

  it('knows its orders', () => {
    expect(issueOrder({ order: 'due' })).toBe('due')
    expect(issueOrder({ order: 'random' })).toBe('newest')
  })

  it('goes into the address of a tile', () => expect(tileQuery({ open: true, text: 'K480+200 砂' })).toBe('open=true&text=K480%2B200+%E7%A0%82'))
})
