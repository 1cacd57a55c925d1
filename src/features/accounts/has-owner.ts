import { read } from '../../../db/client.ts'
import { ownerIds } from './change-role.ts'

/** Whether anybody owns the shop: otherwise its first owner is made on the command line. */
export const hasOwner = async (): Promise<boolean> => (await ownerIds(read())).length > 0
