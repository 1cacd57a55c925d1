import type { Autosaved } from './autosave-answer.ts'

/*
 * The draft saved by itself a moment after the last change. The revision that the form was opened with goes
 * along, and the one that the save made comes back: over somebody else's save nothing is written.
 */

const pauseMs = 1500

export type Autosave = {
  /** To be called after each change. */
  changed: () => void
  /** Whether something typed is not kept yet. */
  isUnsaved: () => boolean
}

type Words = { draft: string; unsaved: string; saving: string; failed: string }

export function startAutosave(form: HTMLFormElement, words: Words, wasUnsaved: boolean): Autosave {
  const status = document.getElementById('unsaved')!
  const choose = document.getElementById('see-conflict') as HTMLButtonElement
  const revision = form.elements.namedItem('revision') as HTMLInputElement
  let unsaved = wasUnsaved
  let inConflict = document.getElementById('conflict') !== null
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let leaving: HTMLElement | null = null

  const say = (text: string) => {
    if (status.textContent !== text) status.textContent = text
  }

  async function save(): Promise<void> {
    unsaved = false
    say(words.saving)
    const answer = await ask(form)
    if (!answer) {
      unsaved = true
      say(words.failed)
      return
    }
    if (answer.state === 'saved') {
      revision.value = String(answer.revision)
      document.getElementById('discard')?.removeAttribute('hidden')
      document.getElementById('draft-state')!.textContent = words.draft
      say(unsaved ? words.unsaved : answer.text)
      return
    }
    unsaved = true
    inConflict = answer.state === 'conflict'
    choose.hidden = choose.disabled = !inConflict
    say(answer.text)
  }

  function run(): void {
    if (running || inConflict || leaving) return
    running = save().finally(() => {
      running = null
      if (leaving) form.requestSubmit(leaving)
    })
  }

  form.addEventListener('submit', (event) => {
    const { submitter } = event
    // A preview opens beside the editor, which stays.
    if (submitter?.getAttribute('formtarget') === '_blank') return
    clearTimeout(timer)
    if (!running) {
      unsaved = false
      return
    }
    // Its revision is on the way: what is sent now would seem to come from somebody else.
    event.preventDefault()
    leaving = submitter
  })
  addEventListener('beforeunload', (event) => {
    if (unsaved || running) event.preventDefault()
  })

  return {
    changed: () => {
      unsaved = true
      if (inConflict) return
      say(words.unsaved)
      clearTimeout(timer)
      timer = setTimeout(run, pauseMs)
    },
    isUnsaved: () => unsaved,
  }
}

/** Null when nobody could be asked, or somebody who does not know the editor answered (a sign-in page). */
async function ask(form: HTMLFormElement): Promise<Autosaved | null> {
  const body = new FormData(form)
  // A file is sent when its own button is pressed.
  body.delete('upload.file')
  body.set('step', 'autosave')
  try {
    const answer = await fetch(form.action, { method: 'POST', body })
    const isOurs = answer.ok && answer.headers.get('content-type')?.startsWith('application/json')
    return isOurs ? ((await answer.json()) as Autosaved) : null
  } catch (error) {
    // What fetch throws when nobody answers; it is said beside the name, and the next change tries again.
    if (error instanceof TypeError || error instanceof SyntaxError) return null
    throw error
  }
}
