import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Incident, Unit } from '@/api/models'
import { i18n, useSections } from '@/app/i18n'
import { useIncidents } from '@/features/incident/useIncidents'
import { useUnits } from '@/features/unit/useUnits'
import CommandLine from './CommandLine.vue'

const agency = { id: 1, name: '北票中队' }
const unit = (id: number, callsign: string, state: Unit['state']): Unit => ({ id, callsign, kind: 'vehicle', agency, state, stateSince: '2026-01-01T00:00:00Z', members: [], version: 1 })
const incident: Incident = {
  id: 1024, category: 'crash', priority: 1, state: 'open', summary: '半挂车侧翻', source: 'phone', agency, location: { lon: 120, lat: 41 },
  createdAt: '2026-01-01T00:00:00Z', createdBy: { id: 1, name: '张' }, version: 1,
}

describe('the command line', () => {
  beforeEach(async () => {
    setActivePinia(createPinia())
    useUnits().upsert(unit(7, '119-07', 'busy'))
    useUnits().upsert(unit(8, '119-08', 'available'))
    useIncidents().upsert(incident)
    await useSections(['shell', 'domain', 'console'])
  })

  const line = () => mount(CommandLine, { global: { plugins: [i18n] } })

  it('says the command back in words, and gives it on at Enter', async () => {
    const wrapper = line()
    await wrapper.get('input').setValue('pq 119-08 @1024')
    expect(wrapper.get('output').text()).toContain('派遣 119-08 → @1024 半挂车侧翻')
    await wrapper.get('input').trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('command')).toEqual([[{ verb: 'PQ', units: [8], incident: 1024, note: undefined }, 'pq 119-08 @1024']])
    expect(wrapper.get('input').element.value).toBe('')
  })

  it('leaves the Enter of an input method alone', async () => {
    const wrapper = line()
    await wrapper.get('input').setValue('BZ @1024 拖车')
    await wrapper.get('input').trigger('keydown', { key: 'Enter', isComposing: true })
    expect(wrapper.emitted('command')).toBeUndefined()
  })

  it('takes the key that leads to it for no text', async () => {
    const wrapper = line()
    const slash = new KeyboardEvent('keydown', { key: '/', cancelable: true })
    wrapper.get('input').element.dispatchEvent(slash)
    expect(slash.defaultPrevented).toBe(true)
    await wrapper.get('input').setValue('BZ @1024 左')
    const inText = new KeyboardEvent('keydown', { key: '/', cancelable: true })
    wrapper.get('input').element.dispatchEvent(inText)
    expect(inText.defaultPrevented).toBe(false)
  })

  it('offers who is available first, and takes the offer with Tab', async () => {
    const wrapper = line()
    await wrapper.get('input').setValue('PQ 119')
    expect(wrapper.findAll('[role=option] b').map((option) => option.text())).toEqual(['119-08', '119-07'])
    await wrapper.get('input').trigger('keydown', { key: 'Tab' })
    expect(wrapper.get('input').element.value).toBe('PQ 119-08 ')
  })
})
