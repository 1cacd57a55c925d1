/** Of versions oldest first, the one in force: not planned, begun last, the newer of two that began together. */
export const versionInForce = <T extends { scheduled: boolean; inForceFrom: string }>(
  versions: T[],
): T | null =>
  versions
    .filter((version) => !version.scheduled)
    .reduce<T | null>(
      (found, version) => (found && found.inForceFrom > version.inForceFrom ? found : version),
      null,
    )
