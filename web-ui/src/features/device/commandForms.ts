import type { CommandArguments, CommandKind } from './useDevices'

/** What a person fills in for a command; each kind takes its own part of it. */
export interface CommandDraft {
  text: string
  weight: 'service' | 'urgent' | 'notice'
  speak: boolean
  intervalSeconds: number
  validMinutes: number
  channel: number
  reportSeconds: number
  alarms: NonNullable<CommandArguments['alarms']>
  control: NonNullable<CommandArguments['control']>
}

export const emptyDraft = (): CommandDraft => ({ text: '', weight: 'notice', speak: true, intervalSeconds: 5, validMinutes: 10, channel: 1, reportSeconds: 30, alarms: ['sos'], control: 'close' })

/** JT/T 808 parameter 0x0029: seconds between two reports. */
const REPORT_INTERVAL = 0x29

/** The kinds in the order of their use. */
export const commandKinds: readonly CommandKind[] = ['text', 'locate', 'track', 'photograph', 'confirm_alarm', 'set_parameters', 'query_parameters', 'live_video', 'video_control']

/** What can become of a stream of live video. */
export const videoControls: readonly CommandDraft['control'][] = ['close', 'pause', 'resume', 'main_stream', 'small_stream']

/** Those of a dispatcher's card; the terminal's own settings are the device page's. */
export const dispatchKinds: readonly CommandKind[] = ['text', 'photograph', 'locate', 'track', 'live_video']

/** The alarms that stay until the centre confirms them. */
export const confirmable: CommandDraft['alarms'] = ['sos', 'danger', 'area', 'route', 'segment_time', 'illegal_ignition', 'illegal_movement']

export function commandArguments(kind: CommandKind, draft: CommandDraft): CommandArguments {
  switch (kind) {
    case 'text':
      return { text: draft.text.trim(), weight: draft.weight, display: true, speak: draft.speak }
    case 'track':
      return draft.intervalSeconds === 0 ? { intervalSeconds: 0 } : { intervalSeconds: draft.intervalSeconds, validSeconds: draft.validMinutes * 60 }
    case 'photograph':
    case 'live_video':
      return { channel: draft.channel }
    case 'video_control':
      return { channel: draft.channel, control: draft.control }
    case 'set_parameters':
      return { parameters: [{ id: REPORT_INTERVAL, number: draft.reportSeconds }] }
    case 'confirm_alarm':
      return { alarms: draft.alarms }
    case 'locate':
    case 'query_parameters':
      return {}
  }
}

/** Whether the terminal could be told this. */
export const isComplete = (kind: CommandKind, draft: CommandDraft) => (kind !== 'text' || draft.text.trim() !== '') && (kind !== 'confirm_alarm' || draft.alarms.length > 0)
