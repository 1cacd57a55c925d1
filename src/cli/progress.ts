import { Presets, SingleBar } from 'cli-progress'

export type Progress = { tell: (done: number, total: number) => void; stop: () => void }

/** Shows how far it is where a person watches; nothing in a pipe. `unit` is what is counted. */
export function progress(unit: string): Progress {
  if (!process.stderr.isTTY) return { tell: () => undefined, stop: () => undefined }
  const format = `{bar} {value}/{total} ${unit}`
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true }, Presets.shades_classic)
  let started = false
  return {
    tell: (done, total) => {
      if (!started) bar.start(total, done)
      else bar.update(done)
      started = true
    },
    stop: () => bar.stop(),
  }
}
