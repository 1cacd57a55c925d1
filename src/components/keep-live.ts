/**
 * Keeps the parts of a page marked `data-live` true to what is typed in a form: posts it in the
 * background with the step `update`, and puts in place what the server answered for those parts. The
 * server alone computes; without this script the same step is a button. Returns what to call after a
 * change. One request at a time, so that an older state never arrives after a newer one.
 */
export function keepLive(form: HTMLFormElement): () => void {
  let running = false
  let changed = false
  let leaving = false

  const run = async () => {
    running = true
    try {
      while (changed) {
        changed = false
        const page = await updated(form)
        if (!changed && !leaving) show(page)
      }
    } catch (error) {
      if (!leaving) throw error
    } finally {
      running = false
    }
  }
  const refresh = () => {
    changed = true
    if (!running) void run()
  }

  // The key Enter presses the first button of the form: it brings the page up to date, and never orders.
  form.addEventListener('submit', (event) => {
    const button = event.submitter
    if (button instanceof HTMLButtonElement && button.value === 'update') {
      event.preventDefault()
      refresh()
    } else leaving = true
  })
  addEventListener('pagehide', () => (leaving = true))
  return refresh
}

async function updated(form: HTMLFormElement): Promise<Document> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.set('step', 'update')
  const answer = await fetch(location.pathname, { method: 'POST', body })
  if (answer.status !== 200 && answer.status !== 422) throw new Error(`update: ${answer.status}`)
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

function show(page: Document): void {
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
