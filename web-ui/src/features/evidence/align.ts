import type { Location } from '@/api/models'
import { bearingTo, metresBetween } from '@/features/position/apart'

/** Where a camera is and looks, as far as that is known. */
export interface Stand {
  readonly location?: Location
  readonly headingDeg?: number
}

/** What the phone has to do to stand as it stood before; what is not known is left out. */
export interface Alignment {
  /** How far the old place is. */
  readonly metres?: number
  /** Where it lies, degrees clockwise from the way the camera looks, or from north where that is not known. */
  readonly way?: number
  /** How far to turn, to the right where positive, -180 to 180. */
  readonly turn?: number
}

export function alignment(now: Stand, before: Stand): Alignment {
  const both = now.location && before.location
  const turn = now.headingDeg === undefined || before.headingDeg === undefined ? undefined : ((before.headingDeg - now.headingDeg + 540) % 360) - 180
  return {
    ...(both ? { metres: metresBetween(now.location, before.location), way: (bearingTo(now.location, before.location) - (now.headingDeg ?? 0) + 360) % 360 } : {}),
    ...(turn === undefined ? {} : { turn }),
  }
}
