import { answer, api, ifMatch, once } from '@/api/client'
import type { Incident } from '@/api/models'
import type { components, operations } from '@/api/schema'
import { useIncidents } from './useIncidents'

type Change = operations['changeIncident']['requestBody']['content']['application/json']
export type NewIncident = operations['createIncident']['requestBody']['content']['application/json']
/** What is known already when the form opens. */
export type IncidentDraft = Partial<Pick<NewIncident, 'category' | 'summary' | 'stake' | 'address' | 'source' | 'reporterName' | 'reporterPhone'>>
export type IncidentSource = components['schemas']['IncidentSource']

export async function changeIncident({ id, version }: Incident, change: Change): Promise<Incident> {
  const changed = await answer(api.PATCH('/incidents/{id}', { params: { path: { id }, header: ifMatch(version) }, body: change }))
  useIncidents().upsert(changed)
  return changed
}

/** `key` stays the same while the same form is sent again, so that a lost answer does not make two incidents. */
export async function createIncident(incident: NewIncident, key: string): Promise<Incident> {
  const created = await answer(api.POST('/incidents', { params: { header: once(key) }, body: incident }))
  useIncidents().upsert(created)
  return created
}
