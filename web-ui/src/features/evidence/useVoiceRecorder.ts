import { onScopeDispose, ref } from 'vue'
import { useOwnPosition } from '@/features/position/useOwnPosition'
import type { Photo } from '@/outbox/database'
import { photoOf } from './takePhoto'

/** What the server takes, the smallest first; Safari has only the second. */
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'] as const
const bitsPerSecond = 24_000
const longestMs = 120_000

/** Speech from the microphone, with the time and the place at which it began and the hash of its bytes as they came to be. */
export function useVoiceRecorder(done: (note: Photo) => void) {
  const position = useOwnPosition()
  const seconds = ref<number | null>(null)
  const failed = ref(false)
  let recorder: MediaRecorder | null = null
  let timer: ReturnType<typeof setInterval> | undefined
  let keep = false

  async function start() {
    failed.value = false
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const began = new Date()
      const place = position.current()
      const pieces: Blob[] = []
      const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
      recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: bitsPerSecond })
      recorder.ondataavailable = ({ data }) => pieces.push(data)
      recorder.onstop = async () => {
        stream.getTracks().forEach((track) => track.stop())
        if (keep) done(await photoOf(new Blob(pieces, { type: mimeType }), { location: place, capturedAt: began }))
      }
      recorder.start()
      seconds.value = 0
      timer = setInterval(() => {
        seconds.value = Math.floor((Date.now() - began.getTime()) / 1000)
        if (Date.now() - began.getTime() >= longestMs) end(true)
      }, 500)
    } catch (error) {
      console.warn(error)
      failed.value = true
    }
  }

  /** @param sending whether what was said so far shall go out */
  function end(sending: boolean) {
    clearInterval(timer)
    seconds.value = null
    keep = sending
    if (recorder?.state === 'recording') recorder.stop()
    recorder = null
  }

  onScopeDispose(() => end(false))
  return { seconds, failed, start, end }
}
