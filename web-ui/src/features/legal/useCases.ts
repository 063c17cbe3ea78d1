import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { answer, api, ifMatch, once } from '@/api/client'
import type { Certificate, LegalCase, LegalDocumentKind, LegalParty, LegalSettings, LegalStepDetails, LegalStepKind, LegalTemplate, LegalTrack } from '@/api/models'
import { register } from '@/live/register'
import { saveFile } from '@/ui/saveFile'

/** So many of the newest that have ended are looked at; what is open is all there. */
const ENDED = 200

export interface NewCase {
  issueId: number
  party: LegalParty
  cause?: string
  officerIds?: number[]
}

export interface NewStep {
  kind: LegalStepKind
  at?: string
  officerIds?: number[]
  note?: string
  corrects?: number
  details?: LegalStepDetails
}

const ended = ({ state }: LegalCase) => state === 'closed' || state === 'terminated'

/** Cases against liable parties, and what they rest on. */
export const useCases = defineStore('cases', () => {
  const { byId, upsert, upsertAll, clear } = register<LegalCase>()
  const certificates = shallowRef<readonly Certificate[]>([])
  const templates = shallowRef<readonly LegalTemplate[]>([])
  const fields = shallowRef<readonly string[]>([])
  const settings = shallowRef<LegalSettings | null>(null)
  /** Whose last day is nearest stands first. */
  const open = computed(() => [...byId.values()].filter((each) => !ended(each)).sort((a, b) => (a.limitDay ?? '9').localeCompare(b.limitDay ?? '9') || b.id - a.id))
  const over = computed(() => [...byId.values()].filter(ended).sort((a, b) => b.id - a.id))
  const ailing = computed(() => certificates.value.filter(({ validity }) => validity === 'expired' || validity === 'expires_soon'))

  async function page(isOpen: boolean, limit: number, after?: string) {
    const found = await answer(api.GET('/legal-cases', { params: { query: { open: isOpen, limit, after } } }))
    upsertAll(found.items)
    return found.next
  }

  async function loadOpen() {
    let next = await page(true, 1000)
    while (next) next = await page(true, 1000, next)
  }

  async function loadCertificates() {
    certificates.value = (await answer(api.GET('/certificates', {}))).items
  }

  async function loadTemplates() {
    const found = await answer(api.GET('/legal-templates', {}))
    templates.value = found.items
    fields.value = found.fields
  }

  async function loadSettings() {
    settings.value = await answer(api.GET('/legal-settings', {}))
  }

  const load = () => Promise.all([loadOpen(), page(false, ENDED), loadCertificates()])

  /** The facts carry the party masked; whoever works on the case asks for the whole. */
  async function renew(id: number) {
    upsert(await answer(api.GET('/legal-cases/{id}', { params: { path: { id } } })))
  }

  const track = (id: number): Promise<LegalTrack> => answer(api.GET('/legal-cases/{id}/track', { params: { path: { id } } }))

  /** Masked where one may not read it. */
  const idNumber = async (id: number): Promise<string | undefined> => (await answer(api.GET('/legal-cases/{id}', { params: { path: { id } } }))).party.idNumber

  async function begin(wanted: NewCase, key: string): Promise<LegalCase> {
    const opened = await answer(api.POST('/legal-cases', { params: { header: once(key) }, body: wanted }))
    upsert(opened)
    return opened
  }

  async function step(id: number, wanted: NewStep, key: string) {
    upsert(await answer(api.POST('/legal-cases/{id}/steps', { params: { path: { id }, header: once(key) }, body: wanted })))
  }

  async function produce(id: number, kind: LegalDocumentKind, of: number | undefined, key: string) {
    return answer(api.POST('/legal-cases/{id}/documents', { params: { path: { id }, header: once(key) }, body: { kind, step: of } }))
  }

  async function saveDocument(id: number, name: string, format: 'pdf' | 'docx') {
    const blob = await answer(api.GET('/legal-documents/{id}/file', { params: { path: { id }, query: { format } }, parseAs: 'blob' }))
    saveFile(blob as unknown as Blob, `${name}.${format}`)
  }

  async function saveDossier(legalCase: LegalCase, format: 'pdf' | 'zip') {
    const blob = await answer(api.GET('/legal-cases/{id}/dossier', { params: { path: { id: legalCase.id }, query: { format } }, parseAs: 'blob' }))
    saveFile(blob as unknown as Blob, `${legalCase.number}.${format}`)
  }

  async function certify({ id, version }: Certificate, number: string, expires: string) {
    const changed = await answer(api.PATCH('/certificates/{id}', { params: { path: { id }, header: ifMatch(version) }, body: { number, expires } }))
    certificates.value = certificates.value.map((each) => (each.id === id ? changed : each))
  }

  async function saveTemplate(kind: LegalDocumentKind, title: string) {
    const blob = await answer(api.GET('/legal-template-files', { params: { query: { kind } }, parseAs: 'blob' }))
    saveFile(blob as unknown as Blob, `${title}.docx`)
  }

  async function uploadTemplate(kind: LegalDocumentKind, file: File, key: string) {
    const taken = await answer(api.POST('/legal-template-files', {
      params: { query: { kind }, header: once(key) }, body: file as unknown as string, bodySerializer: (body) => body, headers: { 'Content-Type': 'application/octet-stream' },
    }))
    templates.value = templates.value.map((each) => (each.kind === kind ? taken : each))
  }

  async function set(items: { name: LegalSettings['items'][number]['name']; value: string }[]) {
    settings.value = await answer(api.PATCH('/legal-settings', { params: { header: ifMatch(settings.value!.version) }, body: { items } }))
  }

  return { byId, open, over, ailing, certificates, templates, fields, settings, upsert, load, loadCertificates, loadTemplates, loadSettings, renew, track, idNumber, begin, step, produce, saveDocument, saveDossier, certify, saveTemplate, uploadTemplate, set, clear }
})
