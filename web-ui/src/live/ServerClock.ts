/** How far the server's clock is from ours, from the exchange with the shortest way among the last few. */
export class ServerClock {
  private samples: { offset: number; roundTrip: number }[] = []

  /** `sent` and `received` on our clock, `server` on the server's, all in Unix ms. */
  exchange(sent: number, server: number, received: number): void {
    this.samples.push({ offset: server - (sent + received) / 2, roundTrip: received - sent })
    if (this.samples.length > 12) this.samples.shift()
  }

  /** Milliseconds to add to our clock to have the server's; 0 until an exchange has taken place. */
  get offset(): number {
    return this.samples.reduce((best, sample) => (sample.roundTrip < best.roundTrip ? sample : best), { offset: 0, roundTrip: Infinity }).offset
  }

  /** The age, at `received`, of what the server sent at `server`; never negative. */
  age(server: number, received: number): number {
    return Math.max(0, received + this.offset - server)
  }
}
