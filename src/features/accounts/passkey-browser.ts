/*
 * In the browser: a form with `data-passkey` asks the device for a passkey's answer, puts it into its field and
 * is sent like any other. Without this file, or where the browser can't, the form stays hidden.
 */

type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON

async function answerOf(kind: string, options: Options): Promise<Credential | null> {
  if (kind === 'create')
    return navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    })
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
}

async function ask(form: HTMLFormElement): Promise<void> {
  const { passkey = '', question = '', failed = '' } = form.dataset
  const said = form.querySelector('[role="alert"]')
  if (said) said.textContent = ''
  try {
    const asked = await fetch(question, { headers: { accept: 'application/json' } })
    if (!asked.ok) throw new Error(await asked.text())
    const answer = await answerOf(passkey, (await asked.json()) as Options)
    const field = form.elements.namedItem('credential')
    if (!(answer instanceof PublicKeyCredential) || !(field instanceof HTMLInputElement))
      throw new Error(failed)
    field.value = JSON.stringify(answer.toJSON())
    form.submit()
  } catch {
    // Cancelled by the person, or refused by the device: both may be tried again.
    if (said) said.textContent = failed
  }
}

const able =
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

for (const form of able ? document.querySelectorAll<HTMLFormElement>('form[data-passkey]') : []) {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void ask(form)
  })
}
