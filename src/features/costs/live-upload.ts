/* A document dropped or asked for from its line: the same fields, filled and in view. */

const textOf = (name: string) =>
  document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value.trim() ?? ''

/** The lines that can be ticked are those of the grid as it stands now; ticks stay. */
function listLines(list: HTMLElement, form: HTMLFormElement): void {
  const ticked = new Set(new FormData(form).getAll('upload.lines'))
  const legend = list.querySelector('legend')!
  const model = document.getElementById('upload-line') as HTMLTemplateElement
  const rows = [...document.querySelectorAll<HTMLElement>('#grid tr.line')]
  const choices = rows.flatMap((row) => {
    const index = row.dataset['line']!
    const group = row.closest('tbody')!.dataset['group']
    if (group === 'margin') return []
    const name = ['fr', 'en'].map((lang) => textOf(`lines[${index}].label.${lang}`)).find(Boolean)
    if (!name) return []
    const choice = model.content.firstElementChild!.cloneNode(true) as HTMLElement
    const box = choice.querySelector('input')!
    box.value = index
    box.checked = ticked.has(index)
    choice.querySelector('span')!.textContent = name
    return [choice]
  })
  list.replaceChildren(legend, ...choices)
}

/** Lets a file be dropped on its place, and a line ask for its document. */
export function takeFiles(form: HTMLFormElement): void {
  const details = document.getElementById('upload') as HTMLDetailsElement
  const list = document.getElementById('upload-lines')!
  const file = document.getElementById('upload.file') as HTMLInputElement
  const drop = document.querySelector<HTMLElement>('[data-drop]')!
  details.addEventListener('toggle', () => listLines(list, form))
  drop.addEventListener('dragover', (event) => event.preventDefault())
  drop.addEventListener('drop', (event) => {
    event.preventDefault()
    if (event.dataTransfer && event.dataTransfer.files.length > 0) file.files = event.dataTransfer.files
  })
  form.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-upload-for]') : null
    if (!link) return
    event.preventDefault()
    details.open = true
    listLines(list, form)
    const index = link.dataset['uploadFor']!
    const box = list.querySelector<HTMLInputElement>(`input[value="${index}"]`)
    if (box) box.checked = true
    file.focus()
    drop.scrollIntoView({ block: 'center' })
  })
}
