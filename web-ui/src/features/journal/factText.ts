import type { Command, Entry, Issue, JointTask, Named, Task } from '@/api/models'

interface Translate {
  (key: string): string
  (key: string, named: Record<string, unknown>): string
}

const said = (data: Entry['data'], key: string) => (typeof data[key] === 'string' ? data[key] : undefined)

/** One line for a fact: what happened, to whom, and the words that were given with it. */
export function factText(entry: Pick<Entry, 'kind' | 'data'>, t: Translate, knows: (key: string) => boolean): string {
  const [subject, verb] = entry.kind.split('.') as [string, string]
  const key = `console.fact.${subject}.${verb}`
  const task = entry.data.task as Task | undefined
  const issue = entry.data.issue as Issue | undefined
  const line = knows(key) ? t(key, { unit: task?.unit.name ?? said(entry.data, 'callsign') ?? (entry.data.jointTask as JointTask | undefined)?.department ?? '', agency: issue?.agency.name ?? '', party: (entry.data.party as Named | undefined)?.name ?? '' }) : entry.kind
  const latest = task?.milestones.at(-1)
  const command = entry.data.command as Command | undefined
  const words = said(entry.data, 'note') ?? said(entry.data, 'reason') ?? (subject === 'task' && latest?.milestone === verb ? latest.reason : undefined) ?? (verb === 'sent' ? command?.arguments.text : command?.reason)
  return words ? `${line}：${words}` : line
}
