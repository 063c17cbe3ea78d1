import { describe, expect, it } from 'vitest'

const catalogues = import.meta.glob<Record<string, unknown>>('./*/*.json', { eager: true, import: 'default', query: '?raw' })

function keys(value: unknown, path = ''): string[] {
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, child]) => keys(child, `${path}.${key}`)) : [path]
}

const parse = (path: string) => JSON.parse(catalogues[path] as unknown as string) as unknown
const sections = Object.keys(catalogues).filter((path) => path.startsWith('./zh-CN/')).map((path) => path.slice('./zh-CN/'.length))

describe('the catalogues', () => {
  it.each(sections)('%s says the same things in both languages', (section) => {
    expect(keys(parse(`./en/${section}`)).sort()).toEqual(keys(parse(`./zh-CN/${section}`)).sort())
  })
})
