import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { allPages, answer, api, once } from '@/api/client'
import type { components } from '@/api/schema'
import { register } from '@/live/register'

type Schemas = components['schemas']
export type Device = Schemas['Device']
export type DeviceDetail = Schemas['DeviceDetail']
export type Command = Schemas['Command']
export type CommandKind = Schemas['CommandKind']
export type CommandArguments = Schemas['CommandArguments']
export type RawFrame = Schemas['RawFrame']
export type Quality = Schemas['Quality']

const PAGE = 200

/** The register of devices, and what the terminals among them were told. */
export const useDevices = defineStore('devices', () => {
  const all = shallowRef<readonly Device[]>([])
  const loaded = ref(false)
  const commands = register<Command>()

  async function load() {
    all.value = await allPages((after) => answer(api.GET('/devices', { params: { query: { limit: PAGE, after } } })))
    loaded.value = true
  }

  const detail = (id: number): Promise<DeviceDetail> => answer(api.GET('/devices/{id}', { params: { path: { id } } }))

  /** The JT/T 808 terminal that speaks for a unit or is built into a vehicle. */
  async function terminalOf(mover: { vehicleId: number } | { unitId: number }): Promise<Device | undefined> {
    const { items } = await answer(api.GET('/devices', { params: { query: mover } }))
    return items.find((device) => device.kind === 'jt808')
  }

  /** What was thought of its records, by the day; both days included. */
  async function quality(id: number, from: string, to: string): Promise<readonly Quality[]> {
    return (await answer(api.GET('/devices/{id}/quality', { params: { path: { id }, query: { from, to } } }))).items
  }

  async function frames(id: number): Promise<readonly RawFrame[]> {
    return (await answer(api.GET('/devices/{id}/frames', { params: { path: { id } } }))).items
  }

  async function loadCommands(id: number) {
    const { items } = await answer(api.GET('/devices/{id}/commands', { params: { path: { id }, query: { limit: 50 } } }))
    commands.upsertAll(items)
  }

  /** `key` stays the same while the same command is sent again, so that a lost answer does not tell the terminal twice. */
  async function tell(id: number, kind: CommandKind, given: CommandArguments, key: string) {
    commands.upsert(await answer(api.POST('/devices/{id}/commands', { params: { path: { id }, header: once(key) }, body: { kind, arguments: given } })))
  }

  return { all, loaded, commands, load, detail, terminalOf, quality, frames, loadCommands, tell }
})
