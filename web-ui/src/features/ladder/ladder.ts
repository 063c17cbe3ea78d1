import { answer, api, ifMatch } from '@/api/client'
import type { components } from '@/api/schema'

export type Ladder = components['schemas']['Ladder']
export type Rung = components['schemas']['Rung']
export type LadderRules = components['schemas']['LadderRules']

export const actions = ['remind', 'next_unit', 'squad_leader', 'supervisor'] as const

export const loadLadder = (agencyId: number): Promise<Ladder> => answer(api.GET('/ladders/{id}', { params: { path: { id: agencyId } } }))

export const putLadder = ({ agency, version }: Ladder, rules: LadderRules): Promise<Ladder> =>
  answer(api.PUT('/ladders/{id}', { params: { path: { id: agency.id }, header: ifMatch(version) }, body: { rules } }))

export const removeLadder = ({ agency, version }: Ladder): Promise<Ladder> =>
  answer(api.DELETE('/ladders/{id}', { params: { path: { id: agency.id }, header: ifMatch(version) } }))

/** What the server would refuse, by the place where it stands; empty where the rungs can be saved. */
export function faults(rungs: readonly Rung[]): readonly ('order' | 'last' | 'seconds')[] {
  const found = new Set<'order' | 'last' | 'seconds'>()
  if (rungs.at(-1)?.action !== 'supervisor') found.add('last')
  for (const { seconds, seenSeconds = seconds, deliveredSeconds = 1 } of rungs) {
    if (!(seconds >= 5 && seconds <= 86_400 && deliveredSeconds >= 1 && seenSeconds >= 1)) found.add('seconds')
    if (deliveredSeconds > seenSeconds || seenSeconds > seconds) found.add('order')
  }
  return [...found]
}
