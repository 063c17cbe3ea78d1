/** Arrow keys, Home and End move the focus among the focusable rows (`[data-row]`) of a list. */
export function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key]
  if (step === undefined) return
  const rows = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  const to = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
  if (!to) return
  event.preventDefault()
  to.focus()
}
