import { describe, expect, it } from 'vitest'
import type { Issue } from '@/api/models'
import { differences, photoPairs, type Words } from './differences'

const words: Words = {
  category: (code) => code, state: ({ state }) => state, source: ({ source }) => source, time: (time) => time,
  where: ({ stake }) => stake ?? '', agency: ({ agency }) => agency.name, amounts: ({ quantities }) => quantities.map(({ found }) => found).join(),
}
const issue = (more: Partial<Issue>): Issue => ({ category: 'heap', state: 'filed', source: 'patrol', foundAt: '2026-11-01T08:00:00Z', agency: { id: 2, name: 'west' }, quantities: [], photos: [], ...more }) as Issue
const photo = (evidenceId: number, role: Issue['photos'][number]['role'], capturedAt = '2026-11-01T08:00:00Z') => ({ evidenceId, role, capturedAt })

describe('two issues beside each other', () => {
  it.each([
    ['the same', {}, []],
    ['another category', { category: 'stall' }, ['category']],
    ['found an hour later', { foundAt: '2026-11-01T08:59:59Z' }, []],
    ['found a day later', { foundAt: '2026-11-02T08:00:00Z' }, ['foundAt']],
    ['another lead of the same name', { agency: { id: 3, name: 'west' } }, ['lead']],
    ['what only one says is no contradiction', { description: '砂石', stake: 'K1' }, []],
  ])('%s', (_, more, differing) => {
    const found = differences(issue({}), issue(more as Partial<Issue>), words)
    expect(found.filter(({ differs }) => differs === true).map(({ field }) => field)).toEqual(differing)
  })

  it('knows what only one of them says', () => {
    const found = differences(issue({ description: '砂石' }), issue({}), words).find(({ field }) => field === 'description')
    expect(found).toEqual({ field: 'description', of: ['砂石', ''], differs: null })
  })

  it('lays photo by photo, as found first', () => {
    const a = issue({ photos: [photo(3, 'after'), photo(2, 'before', '2026-11-01T09:00:00Z'), photo(1, 'before')] })
    const b = issue({ photos: [photo(9, 'before')] })
    expect(photoPairs(a, b).map((pair) => pair.map((each) => each?.evidenceId))).toEqual([[1, 9], [2, undefined], [3, undefined]])
  })
})
