import type { LocationQuery } from 'vue-router'
import type { operations } from '@/api/schema'
import { ROUTE } from '@/features/highway/routeRef'

type Asked = NonNullable<operations['listIssues']['parameters']['query']>
/** What the desk asks of issues: the same for the list, the counts and the map. */
export type IssueQuery = Omit<Asked, 'limit' | 'after' | 'order' | 'bbox'>
export type IssueOrder = NonNullable<Asked['order']>

export const orders: readonly IssueOrder[] = ['newest', 'due', 'found']
export const states = ['registered', 'to_verify', 'filed', 'dispatched', 'in_progress', 'parked', 'reported_done', 'closed', 'rejected', 'merged'] as const
export const sources = ['patrol', 'hotline', 'department', 'public', 'import'] as const
export const periods = [7, 30, 90, 365] as const
const DAY = 86_400_000
const isRoute = new RegExp(`^${ROUTE}$`)

const word = (query: LocationQuery, name: string) => (typeof query[name] === 'string' && query[name] ? query[name] : undefined)
const oneOf = <T extends string>(known: readonly T[], value: string | undefined) => known.find((each) => each === value)
const number = (value: string | undefined) => (value && /^\d{1,15}$/.test(value) ? Number(value) : undefined)

/** Reads the address bar. What is open is asked for where nothing else is said: the desk's work. A period counts back from `now`. */
export function issueQuery(query: LocationQuery, now: number): IssueQuery {
  const state = word(query, 'state')
  const days = number(word(query, 'days'))
  const route = word(query, 'route')?.toUpperCase()
  const asked: IssueQuery = {
    state: oneOf(states, state),
    open: state === undefined ? true : state === 'ended' ? false : undefined,
    overdue: word(query, 'overdue') ? true : undefined,
    waiting: word(query, 'waiting') ? true : undefined,
    category: word(query, 'category'),
    campaignId: number(word(query, 'campaign')),
    agencyId: number(word(query, 'agency')),
    townshipId: number(word(query, 'township')),
    route: route && isRoute.test(route) ? route : undefined,
    source: oneOf(sources, word(query, 'source')),
    text: word(query, 'text')?.trim().slice(0, 100) || undefined,
    from: days ? new Date(now - days * DAY).toISOString() : undefined,
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}

export const issueOrder = (query: LocationQuery): IssueOrder => oneOf(orders, word(query, 'order')) ?? 'newest'

/** As the address of a tile carries it. */
export const tileQuery = (query: IssueQuery): string => new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
