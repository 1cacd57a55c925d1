/*
 * A process of the shop that does nothing but this job: `node one-process.ts DATABASE AT [DIES_AFTER]`. It says
 * what came of it, and with DIES_AFTER kills itself when so many mails are out.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { open, useConnection } from '../../db/client.ts'
import { deliverMail } from '../../src/features/mail/deliver-mail.ts'
import { holdJob } from '../../src/jobs/hold-job.ts'

const [file, at, diesAfter] = process.argv.slice(2)
const database = useConnection(open(file!))
const from = { name: 'Atelier Rivière', address: 'bonjour@atelier.example' }
let asked = 0

// As a nudge that is not lost: until its turn has come.
for (;;) {
  const job = { name: 'every minute', at: at!, slotFrom: null }
  const said = await holdJob(job, ({ held, now }) =>
    deliverMail({
      folder: `${file}.mail`,
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
database.close()
