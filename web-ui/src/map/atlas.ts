import { markNames, marks, type Mark, type MarkName } from '@/features/unit/marks'
import { vehicleMarks } from '@/features/vehicle/vehicleMarks'
import { drawMark } from './symbols'

/** Every mark that the layer of movers can draw: those of units, then those of vehicles. */
const all: readonly Mark[] = [...markNames.map((name) => marks[name]), ...vehicleMarks]

export const markCount = all.length
/** Where a unit's mark stands in the atlas. */
export const unitLook = Object.fromEntries(markNames.map((name, index) => [name, index])) as Record<MarkName, number>
/** Where the vehicles' marks begin. */
export const firstVehicleLook = markNames.length

/** One row of all the marks, `cell` pixels each. */
export function markAtlas(cell: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = cell * all.length
  canvas.height = cell
  const context = canvas.getContext('2d')!
  all.forEach((mark, index) => drawMark(context, mark, index * cell, 0, cell))
  return canvas
}
