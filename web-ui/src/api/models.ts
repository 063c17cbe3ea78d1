import type { components } from './schema'

type Schemas = components['schemas']

export type Incident = Schemas['Incident']
export type IncidentSummary = Schemas['IncidentSummary']
export type Candidate = Schemas['Candidate']
export type Task = Schemas['Task']
export type TaskState = Schemas['TaskState']
export type Unit = Schemas['Unit']
/** `use` is what it is to us: our own, or a supervised class. */
export type Vehicle = Schemas['Vehicle'] & { readonly use?: string }
export type UnitState = Schemas['UnitState']
export type Alarm = Schemas['Alarm']
export type AlarmState = Schemas['AlarmState']
export type AlarmRate = Schemas['AlarmRate']
export type Fence = Schemas['Fence']
export type FenceKind = Schemas['FenceKind']
export type FenceRule = Schemas['FenceRule']
export type FenceGeometry = Schemas['FenceGeometry']
export type Issue = Schemas['Issue']
export type IssueState = Schemas['IssueState']
export type IssueAction = Schemas['IssueAction']
export type IssueCategory = Schemas['IssueCategory']
export type Agency = Schemas['Agency']
export type Station = Schemas['Station']
export type City = Schemas['City']
export type Location = Schemas['Location']
export type Named = Schemas['Named']
export type Entry = Schemas['Entry']
export type Permission = Schemas['Permission']
export type MoverTrack = Schemas['MoverTrack']
export type Trips = Schemas['Trips']
/** A unit or a vehicle, each numbered by its own register. */
export type Mover = Pick<MoverTrack, 'kind' | 'id'>
export type Vehicle = Schemas['Vehicle']
