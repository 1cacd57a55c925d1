/** One or more settings are wrong; `message` has a sentence with its cure for each. */
export class EnvironmentError extends Error {
  constructor(sentences: string[]) {
    super(sentences.join('\n'))
    this.name = 'EnvironmentError'
  }
}
