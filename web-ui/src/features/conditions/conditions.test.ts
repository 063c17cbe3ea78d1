import { describe, expect, it } from 'vitest'
import { added, meets, sought, type SkilledPerson, type UnitOutfit } from './conditions'

const outfit = (equipment: UnitOutfit['equipment'], skills: string[]): UnitOutfit => ({ id: 1, callsign: '101-01', agency: { id: 2, name: '一中队' }, members: 2, equipment, skills })
const person = (id: number, name: string, skills: string[], unit?: string): SkilledPerson => ({ id, badge: `LN-${id}`, name, agency: { id: 2, name: '一中队' }, skills, equipment: [], version: 1, ...(unit ? { unit: { id: 1, name: unit } } : {}) })

describe('what a crew must have', () => {
  const crew = outfit([{ kind: 'cone', count: 4 }, { kind: 'vest', count: 0 }], ['危化品处置', '急救'])
  it.each([
    [[], [], true],
    [['cone'], [], true],
    [['vest'], [], false],
    [['cone', 'helmet'], [], false],
    [[], ['急救'], true],
    [['cone'], ['急救', '潜水'], false],
  ] as const)('%j and %j: %s', (equipment, skills, met) => expect(meets(crew, { equipment, skills })).toBe(met))
})

describe('a skill that is typed', () => {
  it.each([
    [' 急救 ', '急救'],
    ['hazmat', 'Hazmat'],
    ['  ', null],
    ['潜水', null],
    ['新词', '新词'],
  ])('%j becomes %j', (word, becomes) => expect(added(word, ['Hazmat', '急救', '潜水'], ['潜水'])).toBe(becomes))
})

describe('whom a search finds', () => {
  const people = [person(1, '赵一', ['急救'], '101-01'), person(2, '钱二', ['Hazmat']), person(3, '孙三', [])]
  it.each([
    ['', [1, 2, 3]],
    ['hazmat', [2]],
    ['101-', [1]],
    ['一中队 急', [1]],
    ['ln-3', [3]],
    ['没有', []],
  ])('%j', (text, ids) => expect(sought(people, text).map(({ id }) => id)).toEqual(ids))
})
