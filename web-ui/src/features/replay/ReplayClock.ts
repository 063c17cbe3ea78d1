export const speeds = [1, 5, 10, 30, 60] as const

/**
 * The time of a replay: runs `speed` times as fast as the wall clock while it plays, never leaves the span, and stops at its end.
 * All times are Unix ms; whoever owns it calls `tick` with a steady clock's ms.
 */
export class ReplayClock {
  at: number
  playing = false
  speed = 10
  private before = 0

  constructor(
    public from: number,
    public to: number,
  ) {
    this.at = from
  }

  /** Takes another span, and goes to its start unless the time lies in it. */
  span(from: number, to: number): void {
    this.from = from
    this.to = to
    if (this.at < from || this.at > to) this.at = from
  }

  /** At the end, playing begins anew. */
  play(now: number): void {
    if (this.at >= this.to) this.at = this.from
    this.before = now
    this.playing = true
  }

  pause(): void {
    this.playing = false
  }

  seek(at: number): void {
    this.at = Math.min(this.to, Math.max(this.from, at))
  }

  tick(now: number): void {
    if (!this.playing) return
    this.seek(this.at + Math.max(0, now - this.before) * this.speed)
    this.before = now
    if (this.at >= this.to) this.playing = false
  }
}
