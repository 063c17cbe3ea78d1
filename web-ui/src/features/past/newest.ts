/** Does one thing at a time, and next only what was wanted last: a clock that runs faster than the answers come skips some. */
export class Newest<T> {
  private wanted: { value: T } | null = null
  private running = false
  private stopped = false

  constructor(
    private readonly work: (value: T) => Promise<void>,
    private readonly pause: number,
  ) {}

  want(value: T): void {
    this.wanted = { value }
    if (!this.running) void this.run()
  }

  stop(): void {
    this.stopped = true
  }

  private async run() {
    this.running = true
    while (this.wanted && !this.stopped) {
      const { value } = this.wanted
      this.wanted = null
      await this.work(value)
      await new Promise((next) => setTimeout(next, this.pause))
    }
    this.running = false
  }
}
