/**
 * Keeps the parts of a page marked `data-live` true to what is typed in a form: posts it in the
 * background with the step `update`, and puts in place what the server answered for those parts. The
 * server alone computes; without this script the same step is a button.
 */
export function keepLive(form: HTMLFormElement): () => void {
  let running: AbortController | null = null
  const stop = () => running?.abort()
  form.addEventListener('submit', stop)
  addEventListener('pagehide', stop)

  return () => {
    stop()
    const mine = (running = new AbortController())
    refresh(form, mine.signal).catch((error: unknown) => {
      if (!mine.signal.aborted) throw error
    })
  }
}

async function refresh(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.set('step', 'update')
  const answer = await fetch(location.pathname, { method: 'POST', body, signal })
  if (answer.status !== 200 && answer.status !== 422) throw new Error(`update: ${answer.status}`)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (signal.aborted) return
  for (const shown of document.querySelectorAll('[data-live]')) {
    const fresh = page.getElementById(shown.id)
    if (fresh && fresh.innerHTML !== shown.innerHTML) replace(shown, fresh)
  }
}

/** The field in use keeps the focus, and what was typed into it meanwhile. */
function replace(shown: Element, fresh: Element): void {
  for (const field of fresh.querySelectorAll('[autofocus]')) field.removeAttribute('autofocus')
  const used = document.activeElement
  const inside = used !== null && shown.contains(used) && used.id !== ''
  const typed = used instanceof HTMLInputElement && /^(text|number)$/.test(used.type) ? used.value : null
  shown.innerHTML = fresh.innerHTML
  if (!inside) return
  const again = document.getElementById(used.id)
  if (typed !== null && again instanceof HTMLInputElement) again.value = typed
  again?.focus({ preventScroll: true })
}
