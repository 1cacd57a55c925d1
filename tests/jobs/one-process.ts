/*
 * A process of the shop that does nothing but this job: `node one-process.ts DATABASE_URL FOLDER AT [DIES_AFTER]`. It says
 * what came of it, and with DIES_AFTER kills itself when so many mails are out.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { openMigrated, useConnection } from '../../db/client.ts'
import { databaseAddress } from '../../src/core/web/database-address.ts'
import { deliverMail } from '../../src/features/mail/deliver-mail.ts'
import { holdJob } from '../../src/jobs/hold-job.ts'

const [url, folder, at, diesAfter] = process.argv.slice(2)
const database = useConnection(await openMigrated(databaseAddress(url!, 2)))
const from = { name: 'Atelier Rivière', address: 'bonjour@atelier.example' }
let asked = 0

// As a nudge that is not lost: until its turn has come.
for (;;) {
  const job = { name: 'every minute', at: at!, slotFrom: null }
  const said = await holdJob(job, ({ held, now }) =>
    deliverMail({
      folder: folder!,
      from,
      at: now(),
      held: () => {
        asked += 1
        if (asked > Number(diesAfter ?? Infinity)) process.kill(process.pid, 'SIGKILL')
        return held()
      },
    }),
  )
  if (typeof said === 'string') {
    await pause(5)
    continue
  }
  process.stdout.write(String(said.done.delivered))
  break
}
await database.close()
