import { allPages, answer, api, ifMatch, type Schema } from '@/api/client'

export type DispatchNeeds = Schema['DispatchNeeds']
export type SkilledPerson = Schema['SkilledPerson']
export type UnitOutfit = Schema['UnitOutfit']
export type EquipmentKind = Schema['EquipmentKind']

export const equipmentKinds: readonly EquipmentKind[] = ['body_camera', 'helmet', 'vest', 'cone']

/** What an incident asks for. */
export interface Asked {
  readonly equipment: readonly EquipmentKind[]
  readonly skills: readonly string[]
}

/** Whether a crew has all of it: the rule of the ranking. */
export const meets = ({ equipment, skills }: UnitOutfit, asked: Asked): boolean =>
  asked.equipment.every((wanted) => equipment.some(({ kind, count }) => kind === wanted && count > 0)) && asked.skills.every((wanted) => skills.includes(wanted))

export const loadNeeds = async (): Promise<readonly DispatchNeeds[]> => (await answer(api.GET('/dispatch-needs'))).items
export const loadSkills = async (): Promise<readonly string[]> => (await answer(api.GET('/skills'))).items.map(({ code }) => code)
export const loadOutfits = async (): Promise<readonly UnitOutfit[]> => (await answer(api.GET('/unit-outfits'))).items
export const loadPeople = (): Promise<SkilledPerson[]> => allPages((after) => answer(api.GET('/skilled-people', { params: { query: { limit: 1000, after } } })))

export const putNeeds = ({ category, version }: DispatchNeeds, { equipment, skills }: Asked): Promise<DispatchNeeds> =>
  answer(api.PUT('/dispatch-needs/{code}', { params: { path: { code: category }, header: ifMatch(version) }, body: { equipment: [...equipment], skills: [...skills] } }))

export const putSkills = ({ id, version }: SkilledPerson, skills: readonly string[]): Promise<SkilledPerson> =>
  answer(api.PUT('/skilled-people/{id}', { params: { path: { id }, header: ifMatch(version) }, body: { skills: [...skills] } }))

/** A word as it is in use already, whatever the case of its letters; `null` for a blank one and one that is there. */
export function added(word: string, known: readonly string[], there: readonly string[]): string | null {
  const plain = word.trim().slice(0, 40)
  const same = (other: string) => other.toLowerCase() === plain.toLowerCase()
  return plain === '' || there.some(same) ? null : (known.find(same) ?? plain)
}

/** Those in whom every word is found: name, badge, squad, callsign or skill. */
export function sought(people: readonly SkilledPerson[], text: string): readonly SkilledPerson[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return people.filter((person) => {
    const all = [person.name, person.badge, person.agency.name, person.unit?.name ?? '', ...person.skills].join('\n').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
