import { MoverBuffer } from './MoverBuffer'

/** One kind of movers on the graphics card: each an instance of a square, drawn in one call. */
export class MoverInstances {
  readonly buffer: MoverBuffer
  private vertexArray?: WebGLVertexArrayObject
  private store?: WebGLBuffer
  private dirty = true

  constructor(centre: readonly [number, number], still: boolean) {
    this.buffer = new MoverBuffer(centre, still)
  }

  create(gl: WebGL2RenderingContext): void {
    this.store = gl.createBuffer()
    this.vertexArray = gl.createVertexArray()
    gl.bindVertexArray(this.vertexArray)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.store)
    for (const attribute of [0, 1]) {
      gl.enableVertexAttribArray(attribute)
      gl.vertexAttribPointer(attribute, 4, gl.FLOAT, false, MoverBuffer.STRIDE, attribute * 16)
      gl.vertexAttribDivisor(attribute, 1)
    }
    gl.bindVertexArray(null)
    this.dirty = true
  }

  delete(gl: WebGL2RenderingContext): void {
    gl.deleteBuffer(this.store ?? null)
    gl.deleteVertexArray(this.vertexArray ?? null)
  }

  /** The buffer has changed: it goes to the card at the next drawing. */
  touch(): void {
    this.dirty = true
  }

  draw(gl: WebGL2RenderingContext): void {
    gl.bindVertexArray(this.vertexArray ?? null)
    if (this.dirty) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.store ?? null)
      gl.bufferData(gl.ARRAY_BUFFER, this.buffer.filled(), gl.DYNAMIC_DRAW)
      this.dirty = false
    }
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.buffer.count)
    gl.bindVertexArray(null)
  }
}
