import type { Mover } from '@/api/models'

/** `unit:21`, as the API and the address bar name a mover. */
export const keyOf = ({ kind, id }: Mover): string => `${kind}:${id}`

/** Those that are named right, each once. */
export function moversOf(text: unknown): Mover[] {
  const keys = new Set(String(text ?? '').split(','))
  return [...keys].flatMap((key) => {
    const [, kind, id] = /^(unit|vehicle):([1-9]\d{0,14})$/.exec(key) ?? []
    return kind ? [{ kind: kind as Mover['kind'], id: Number(id) }] : []
  })
}

/** Lines of one map, told apart by eye and from its roads; red is not among them, it is for warnings. */
export const colours = ['#ffe14a', '#8aebcf', '#f5b7fc', '#ffb03a', '#4db8ff', '#b6e36a', '#c3a6ff', '#e6c9a8'] as const
export const colourOf = (index: number): string => colours[index % colours.length]!
