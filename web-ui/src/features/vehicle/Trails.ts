/** How far back a trail goes, and how far apart its points are at least: ms. */
export const TRAIL_LENGTH = 30 * 60_000
export const TRAIL_STEP = 20_000
const POINTS = TRAIL_LENGTH / TRAIL_STEP

interface Trail {
  /** Unix ms, longitude, latitude of each point; a ring. */
  readonly points: Float64Array
  next: number
  newest: number
}

/** Where vehicles were during the last half hour, from what this page has seen of them. */
export class Trails {
  private readonly trails = new Map<number, Trail>()

  note(id: number, time: number, lon: number, lat: number): void {
    let trail = this.trails.get(id)
    if (!trail) this.trails.set(id, (trail = { points: new Float64Array(POINTS * 3), next: 0, newest: 0 }))
    if (time - trail.newest < TRAIL_STEP) return
    trail.newest = time
    trail.points.set([time, lon, lat], trail.next * 3)
    trail.next = (trail.next + 1) % POINTS
  }

  /** Oldest first, longitude and latitude. */
  of(id: number, now: number): [lon: number, lat: number][] {
    const trail = this.trails.get(id)
    if (!trail) return []
    return Array.from({ length: POINTS }, (_, i) => ((trail.next + i) % POINTS) * 3)
      .filter((at) => trail.points[at]! > now - TRAIL_LENGTH)
      .map((at) => [trail.points[at + 1]!, trail.points[at + 2]!])
  }

  /** Lets go of those of whom nothing was seen for the length of a trail. */
  prune(now: number): void {
    for (const [id, { newest }] of this.trails) if (newest < now - TRAIL_LENGTH) this.trails.delete(id)
  }

  clear(): void {
    this.trails.clear()
  }
}
