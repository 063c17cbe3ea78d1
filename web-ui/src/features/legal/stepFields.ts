import type { LegalDocumentKind, LegalStepDetails, LegalStepKind } from '@/api/models'

/** A field of a step's form. */
export type StepField = keyof LegalStepDetails | 'note' | 'officers'

/** What each kind of step is asked for, in the order of the form; what is marked is required. */
export const stepFields: Readonly<Record<LegalStepKind, readonly (StepField | `${StepField}!`)[]>> = {
  filed: [],
  investigated: ['officers!', 'facts'],
  evidence_kept: ['officers!', 'facts', 'note'],
  evidence_disposed: ['facts', 'note'],
  correction_ordered: ['officers!', 'until!', 'facts'],
  complied: ['facts', 'note'],
  notice_given: ['facts', 'fine', 'hearing'],
  statement_heard: ['facts!'],
  hearing_requested: ['note'],
  hearing_noticed: ['hearingOn!', 'note'],
  hearing_held: ['facts'],
  legal_reviewed: ['approved', 'facts'],
  extended: ['approver!', 'note'],
  decided: ['penalty', 'facts!', 'fine', 'until', 'approver!'],
  delivered: ['documentId!', 'way!', 'receiver', 'witness', 'consented', 'evidenceIds', 'note'],
  disclosed: ['note'],
  remedy_sought: ['remedy!', 'note'],
  remedy_ended: ['note'],
  announced: ['until!'],
  urged: ['until!', 'note'],
  execution_decided: ['facts!', 'approver!'],
  substitute_decided: ['facts!', 'cost', 'approver!'],
  court_applied: ['note'],
  immediate_performed: ['officers!', 'note!', 'facts', 'cost', 'partyAbsent'],
  executed: ['officers!', 'facts', 'urgent'],
  suspended: ['note!'],
  resumed: ['note'],
  terminated: ['note!'],
  closed: ['facts!', 'finePaid'],
  corrected: [],
}

/** The document that a kind of step is put on. */
export const documentOf: Readonly<Partial<Record<LegalStepKind, LegalDocumentKind>>> = {
  filed: 'filing',
  investigated: 'inquiry',
  correction_ordered: 'correction',
  notice_given: 'notice',
  hearing_noticed: 'hearing',
  decided: 'decision',
  announced: 'announcement',
  urged: 'urging',
  execution_decided: 'enforcement',
  substitute_decided: 'substitute',
  delivered: 'receipt',
  closed: 'closure',
}

/** What the party gets, so that there is a delivery of it. */
export const deliverable: readonly LegalDocumentKind[] = ['correction', 'notice', 'hearing', 'decision', 'announcement', 'urging', 'enforcement', 'substitute']
