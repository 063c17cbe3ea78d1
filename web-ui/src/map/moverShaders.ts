/**
 * Instance: a_way = from and to (Mercator, relative to the origin), a_look = start (ms), duration (ms), look, and flags (1 stale,
 * 2 selected, 4 alarmed) below 8 times the course in degrees. A ring needs room: the square is drawn larger, the mark within it is not.
 */
const vertexShader = `#version 300 es
layout(location = 0) in vec4 a_way;
layout(location = 1) in vec4 a_look;
uniform mat4 u_matrix;
uniform vec2 u_viewport;
uniform float u_now;
uniform float u_size;
uniform float u_marks;
out vec2 v_corner;
flat out float v_look;
flat out float v_flags;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  float progress = a_look.y <= 0.0 ? 1.0 : clamp((u_now - a_look.x) / a_look.y, 0.0, 1.0);
  vec4 place = u_matrix * vec4(mix(a_way.xy, a_way.zw, progress), 0.0, 1.0);
  v_flags = mod(a_look.w, 8.0);
  v_look = a_look.z;
  v_corner = corner * 2.0 - 1.0;
  float size = u_size * (v_flags > 1.5 ? 1.9 : 1.0);
  float course = radians(floor(a_look.w / 8.0));
  vec2 turned = mat2(cos(course), sin(course), -sin(course), cos(course)) * v_corner;
  place.xy += (turned * vec2(1.0, -1.0)) * size / u_viewport * place.w;
  gl_Position = place;
}`

const fragmentShader = `#version 300 es
precision highp float;
uniform sampler2D u_atlas;
uniform float u_marks;
in vec2 v_corner;
flat in float v_look;
flat in float v_flags;
out vec4 color;
float ring(float radius, float inner, float outer) {
  return smoothstep(inner - 0.03, inner, radius) * (1.0 - smoothstep(outer, outer + 0.03, radius));
}
void main() {
  bool stale = mod(v_flags, 2.0) > 0.5;
  bool selected = mod(floor(v_flags / 2.0), 2.0) > 0.5;
  bool alarmed = v_flags > 3.5;
  vec2 inner = v_corner * (selected || alarmed ? 1.9 : 1.0);
  vec2 uv = (clamp(inner, -1.0, 1.0) + 1.0) / 2.0;
  color = max(abs(inner.x), abs(inner.y)) > 0.999 ? vec4(0.0) : texture(u_atlas, vec2((v_look + uv.x) / u_marks, uv.y));
  color *= stale ? 0.55 : 1.0;
  float radius = length(v_corner);
  // Around each ring a dark rim, so that it reads on roads and fields alike.
  if (alarmed) {
    color = mix(color, vec4(0.02, 0.035, 0.067, 1.0), ring(radius, 0.54, 0.78) * 0.85);
    color = mix(color, vec4(1.0, 0.243, 0.188, 1.0), ring(radius, 0.58, 0.74));
  }
  if (selected) {
    color = mix(color, vec4(0.02, 0.035, 0.067, 1.0), ring(radius, 0.78, 0.97) * 0.85);
    color = mix(color, vec4(1.0), ring(radius, 0.82, 0.93));
  }
}`

function compile(gl: WebGL2RenderingContext, kind: number, source: string): WebGLShader {
  const shader = gl.createShader(kind)!
  gl.shaderSource(shader, source)
  gl.compileShader(shader)
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? 'shader')
  return shader
}

/** The program that draws movers, and where its uniforms are. */
export function moverProgram(gl: WebGL2RenderingContext) {
  const program = gl.createProgram()!
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertexShader))
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragmentShader))
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program) ?? 'program')
  const at = (name: string) => gl.getUniformLocation(program, name)
  return { program, matrix: at('u_matrix'), viewport: at('u_viewport'), now: at('u_now'), size: at('u_size'), marks: at('u_marks'), atlas: at('u_atlas') }
}

export type MoverProgram = ReturnType<typeof moverProgram>
