import { ROUTE } from '@/features/highway/routeRef'

/** The verbs of the command line by the initials of their pinyin, and what each expects. */
export const verbs = ['PQ', 'DC', 'XJ', 'DW', 'BZ', 'CX', 'JS', 'QR'] as const
export type Verb = (typeof verbs)[number]

export interface Known {
  /** Unit id by callsign, in capitals. */
  readonly units: ReadonlyMap<string, number>
  readonly incidents: ReadonlySet<number>
}

export type Command =
  | { readonly verb: 'PQ'; readonly units: readonly number[]; readonly incident: number; readonly note?: string }
  | { readonly verb: 'DC'; readonly units: readonly number[] }
  | { readonly verb: 'CX'; readonly units: readonly number[]; readonly note?: string }
  | { readonly verb: 'XJ'; readonly stake?: string; readonly note?: string }
  | { readonly verb: 'DW'; readonly unit: number }
  | { readonly verb: 'DW'; readonly incident: number }
  | { readonly verb: 'DW'; readonly stake: string }
  | { readonly verb: 'DW'; readonly plate: string }
  | { readonly verb: 'BZ' | 'JS'; readonly incident: number; readonly note: string }
  | { readonly verb: 'QR' }

/** `missing` is not wrong yet, only not finished; `wrong` names what cannot be understood. */
export type Reading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'complete'; readonly command: Command }
  | { readonly kind: 'missing'; readonly verb?: Verb; readonly what: 'verb' | 'unit' | 'incident' | 'text' | 'place' }
  | { readonly kind: 'wrong'; readonly what: 'verb' | 'unit' | 'incident'; readonly word: string }

const route = new RegExp(`^${ROUTE}$`, 'i')
const mark = /^[A-Z]{0,2}K\d+(\+\d+(\.\d+)?)?$/i
/** Both in one word, the way they are said. */
const routed = new RegExp(`^(${ROUTE})([A-Z]{0,2}K\\d+(?:\\+\\d+(?:\\.\\d+)?)?)$`, 'i')
/** The side, the direction, and which of two places of a number. */
const beside = /^(左侧?|右侧?|断?前|断?后|上行|下行)$/
/** A province's character, the office's letter, five or six letters and digits (six: new energy); 挂 and 学 may end it. */
const plate = /^[\u4e00-\u9fff][A-Z][A-Z0-9]{4,5}[A-Z0-9挂学]$/i
const callsign = /^\d[\dA-Z]*-[\dA-Z]+$/i

interface Words {
  units: number[]
  incident?: number
  stake?: string
  rest: string[]
  wrong?: Reading & { kind: 'wrong' }
}

/** Whom a word names: a unit by its callsign, an incident by `@` and its number. */
function name(word: string, known: Known): { unit?: number; incident?: number; wrong?: 'unit' | 'incident' } | undefined {
  if (/^@\d+$/.test(word)) {
    const incident = Number(word.slice(1))
    return known.incidents.has(incident) ? { incident } : { wrong: 'incident' }
  }
  const unit = known.units.get(word.toUpperCase())
  if (unit !== undefined) return { unit }
  return callsign.test(word) ? { wrong: 'unit' } : undefined
}

/** Units and incidents are recognised until the text begins, a stake mark anywhere; without `known` there are only stake and text. */
function sort(words: readonly string[], known: Known | null): Words {
  const sorted: Words = { units: [], rest: [] }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const next = words[at + 1] ?? ''
    const named = known && sorted.rest.length === 0 ? name(word, known) : undefined
    if (named?.wrong) sorted.wrong ??= { kind: 'wrong', what: named.wrong, word }
    else if (named?.incident !== undefined) sorted.incident = named.incident
    else if (named?.unit !== undefined) sorted.units.push(named.unit)
    else if (sorted.stake === undefined && route.test(word) && mark.test(next)) {
      sorted.stake = `${word.toUpperCase()} ${next.toUpperCase()}`
      at++
    } else if (sorted.stake === undefined && routed.test(word)) {
      sorted.stake = word.toUpperCase().replace(routed, '$1 $2')
    } else if (sorted.stake !== undefined && sorted.rest.length === 0 && beside.test(word)) {
      sorted.stake += ` ${word}`
    } else sorted.rest.push(word)
  }
  return sorted
}

export function read(line: string, known: Known): Reading {
  const [first, ...others] = line.trim().split(/\s+/)
  if (!first) return { kind: 'empty' }
  const verb = verbs.find((name) => name === first.toUpperCase())
  if (!verb) return verbs.some((name) => name.startsWith(first.toUpperCase())) ? { kind: 'missing', what: 'verb' } : { kind: 'wrong', what: 'verb', word: first }
  const words = sort(others, verb === 'XJ' ? null : known)
  if (words.wrong) return words.wrong
  return readings[verb](words, words.rest.join(' ') || undefined)
}

const done = (command: Command): Reading => ({ kind: 'complete', command })
const missing = (verb: Verb, what: 'unit' | 'incident' | 'text' | 'place'): Reading => ({ kind: 'missing', verb, what })

const noted = (verb: 'BZ' | 'JS') => ({ incident }: Words, note?: string): Reading => {
  if (incident === undefined) return missing(verb, 'incident')
  return note ? done({ verb, incident, note }) : missing(verb, 'text')
}

const readings: Record<Verb, (words: Words, note?: string) => Reading> = {
  PQ: ({ units, incident }, note) => {
    if (units.length === 0) return missing('PQ', 'unit')
    return incident === undefined ? missing('PQ', 'incident') : done({ verb: 'PQ', units, incident, note })
  },
  DC: ({ units }) => (units.length ? done({ verb: 'DC', units }) : missing('DC', 'unit')),
  CX: ({ units }, note) => (units.length ? done({ verb: 'CX', units, note }) : missing('CX', 'unit')),
  XJ: ({ stake }, note) => done({ verb: 'XJ', stake, note }),
  DW: ({ units, incident, stake, rest }) => {
    if (units.length) return done({ verb: 'DW', unit: units[0]! })
    if (incident !== undefined) return done({ verb: 'DW', incident })
    if (stake) return done({ verb: 'DW', stake })
    return rest.length === 1 && plate.test(rest[0]!) ? done({ verb: 'DW', plate: rest[0]!.toUpperCase() }) : missing('DW', 'place')
  },
  BZ: noted('BZ'),
  JS: noted('JS'),
  QR: () => done({ verb: 'QR' }),
}

export interface Suggestion {
  /** What the word under the cursor becomes. */
  readonly word: string
  readonly kind: 'verb' | 'unit' | 'incident'
}

/** What the last word may become, at most `limit`. The unit's free ones come in the order given. */
export function complete(line: string, callsigns: readonly string[], incidents: readonly number[], limit = 8): Suggestion[] {
  const words = line.trimStart().split(/\s+/)
  const last = (words.at(-1) ?? '').toUpperCase()
  if (words.length <= 1) return verbs.filter((verb) => verb.startsWith(last)).map((word) => ({ word, kind: 'verb' }))
  const verb = words[0]!.toUpperCase()
  if (last.startsWith('@')) return incidents.filter((id) => String(id).startsWith(last.slice(1))).slice(0, limit).map((id) => ({ word: `@${id}`, kind: 'incident' }))
  const used = new Set(words.slice(1, -1).map((word) => word.toUpperCase()))
  const wantsUnits = ['PQ', 'DC', 'CX', 'DW'].includes(verb)
  const units: Suggestion[] = wantsUnits ? callsigns.filter((sign) => sign.startsWith(last) && !used.has(sign)).slice(0, limit).map((word) => ({ word, kind: 'unit' })) : []
  const wantsIncident = last === '' && ['PQ', 'DW', 'BZ', 'JS'].includes(verb) && !words.slice(1).some((word) => word.startsWith('@'))
  const marks: Suggestion[] = wantsIncident ? incidents.slice(0, 4).map((id) => ({ word: `@${id}`, kind: 'incident' })) : []
  return verb === 'PQ' && used.size > 0 ? [...marks, ...units].slice(0, limit) : [...units, ...marks].slice(0, limit)
}

/** The line with its last word replaced by a suggestion. */
export const take = (line: string, { word }: Suggestion): string => `${line.replace(/\S*$/, '')}${word} `
