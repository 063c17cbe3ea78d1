import { answer, api, type Schema } from '@/api/client'

export type IssueImport = Schema['IssueImport']
export type ImportLine = Schema['IssueImportLine']
export type Crs = 'wgs84' | 'gcj02'
export type Mode = 'good_rows' | 'all_or_nothing'

/** As the server takes at most. */
export const MOST_BYTES = 20 * 1024 * 1024

export const importIssues = (file: File, dryRun: boolean, crs: Crs, mode: Mode): Promise<IssueImport> =>
  answer(api.POST('/issue-imports', {
    params: { query: { name: file.name, dryRun, crs, mode } },
    body: file as unknown as string,
    bodySerializer: () => file,
    headers: { 'content-type': 'application/octet-stream' },
  }))

export const listImports = async (): Promise<readonly IssueImport[]> => (await answer(api.GET('/issue-imports', { params: { query: { limit: 20 } } }))).items

export const importReport = async (id: number): Promise<Blob> => (await answer(api.GET('/issue-imports/{id}/report', { params: { path: { id } }, parseAs: 'blob' }))) as unknown as Blob

export const importTemplate = async (format: 'csv' | 'xlsx'): Promise<Blob> => (await answer(api.GET('/issue-import-template', { params: { query: { format } }, parseAs: 'blob' }))) as unknown as Blob
