import type { Issue } from '@/api/models'

/** What two issues are compared by. `differs` is null where one of them says nothing. */
export interface Difference {
  readonly field: 'category' | 'state' | 'source' | 'foundAt' | 'place' | 'lead' | 'amounts' | 'description'
  readonly of: readonly [string, string]
  readonly differs: boolean | null
}

export interface Words {
  category(code: string): string
  state(issue: Issue): string
  source(issue: Issue): string
  time(time: string): string
  where(issue: Issue): string
  agency(issue: Issue): string
  amounts(issue: Issue): string
}

/** Hours in which two people who report the same thing are taken to speak of one day's finding. */
const SAME_TIME = 3_600_000

export function differences(a: Issue, b: Issue, words: Words): readonly Difference[] {
  const row = (field: Difference['field'], text: (issue: Issue) => string, same = text(a) === text(b)): Difference => ({
    field, of: [text(a), text(b)], differs: text(a) && text(b) ? !same : text(a) || text(b) ? null : false,
  })
  return [
    row('category', ({ category }) => words.category(category), a.category === b.category),
    row('state', words.state),
    row('source', words.source),
    row('foundAt', ({ foundAt }) => words.time(foundAt), Math.abs(Date.parse(a.foundAt) - Date.parse(b.foundAt)) < SAME_TIME),
    row('place', words.where),
    row('lead', words.agency, a.agency.id === b.agency.id),
    row('amounts', words.amounts),
    row('description', ({ description }) => description ?? ''),
  ]
}

/** Photos beside each other, those of how it was found first; as many lines as the one with more photos has. */
export function photoPairs(a: Issue, b: Issue): readonly (readonly [Issue['photos'][number] | undefined, Issue['photos'][number] | undefined])[] {
  const rank = { before: 0, rework: 1, after: 2, attachment: 3 } as Record<string, number>
  const sorted = ({ photos }: Issue) => [...photos].sort((p, q) => rank[p.role]! - rank[q.role]! || p.capturedAt.localeCompare(q.capturedAt))
  const [ofA, ofB] = [sorted(a), sorted(b)]
  return Array.from({ length: Math.max(ofA.length, ofB.length) }, (_, index) => [ofA[index], ofB[index]] as const)
}
