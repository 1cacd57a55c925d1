/** What the shop answers, whole, before it is compressed and sent. */
export type Answer = {
  status: number
  /** Names in lower case. */
  headers: Record<string, string | string[]>
  body: Uint8Array
}

/** An answer of text; `type` is a media type without its charset. */
export function textAnswer(
  status: number,
  type: string,
  text: string,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': `${type}; charset=utf-8`, ...headers },
    body: Buffer.from(text),
  }
}

/** The first value of a header, or ''. */
export function headerOf(answer: Answer, name: string): string {
  const value = answer.headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
