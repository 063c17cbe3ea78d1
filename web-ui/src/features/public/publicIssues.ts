import { answer, api, type Schema } from '@/api/client'

export type PublicIssue = Schema['PublicIssue']
export type PublicState = Schema['PublicState']
export type PublicSummary = Awaited<ReturnType<typeof loadSummary>>
export type Progress = Awaited<ReturnType<typeof loadProgress>>

export const states: readonly PublicState[] = ['received', 'accepted', 'in_progress', 'checking', 'done', 'declined', 'merged']
export const isOpen = (state: PublicState): boolean => !['done', 'declined', 'merged'].includes(state)
/** A shape and a colour each; red is left for warnings. */
export const mark: Readonly<Record<PublicState, string>> = { received: '○', accepted: '◔', in_progress: '◑', checking: '◕', done: '●', declined: '×', merged: '⊕' }

export const loadSummary = (org?: string) => answer(api.GET('/public/summary', { params: { query: { org } } }))
export const loadIssues = (org: string, open: boolean | undefined, category: string | undefined, after?: string) =>
  answer(api.GET('/public/issues', { params: { query: { org, open, category, limit: 200, after } } }))
export const loadProgress = (org: string, number: string) => answer(api.GET('/public/progress', { params: { query: { org, number } } }))
export const loadGround = (org: string) => answer(api.GET('/public/ground', { params: { query: { org } } }))
export const photoAddress = (org: string, id: number): string => `/api/v1/public/photos/${id}?org=${encodeURIComponent(org)}`
