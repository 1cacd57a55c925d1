// The pages and the server are bundled apart: what they share lives on globalThis.
const holder = globalThis as typeof globalThis & { centimeMailQueued?: boolean }

/** Notes that a mail was queued in this process; whether its transaction commits is not known yet. */
export const signalQueued = (): void => {
  holder.centimeMailQueued = true
}

/** Whether a mail was queued since this was last asked. */
export function takeQueued(): boolean {
  const queued = holder.centimeMailQueued ?? false
  holder.centimeMailQueued = false
  return queued
}
