import { defineStore } from 'pinia'

/** Two rising tones, three times; Hz and seconds. */
const tones = [0, 0.55, 1.1].flatMap((at) => [{ at, hz: 880 }, { at: at + 0.18, hz: 1175 }])
const toneLength = 0.16

/** Makes itself felt and heard, as far as the phone allows: browsers give sound and vibration only after a first touch. */
export const useAttention = defineStore('attention', () => {
  let audio: AudioContext | null = null

  function unlock() {
    audio ??= new AudioContext()
    void audio.resume()
  }

  function sound() {
    if (!audio || audio.state !== 'running') return
    for (const { at, hz } of tones) {
      const [oscillator, gain] = [audio.createOscillator(), audio.createGain()]
      const start = audio.currentTime + at
      oscillator.frequency.value = hz
      gain.gain.setValueAtTime(0.0001, start)
      gain.gain.exponentialRampToValueAtTime(0.5, start + 0.02)
      gain.gain.exponentialRampToValueAtTime(0.0001, start + toneLength)
      oscillator.connect(gain).connect(audio.destination)
      oscillator.start(start)
      oscillator.stop(start + toneLength)
    }
  }

  const vibrate = (pattern: number[]) => navigator.userActivation?.hasBeenActive !== false && navigator.vibrate?.(pattern)

  function call() {
    vibrate([300, 120, 300, 120, 600])
    sound()
  }

  /** A touch that was taken. */
  const tick = () => vibrate([40])

  return { unlock, call, tick }
})
