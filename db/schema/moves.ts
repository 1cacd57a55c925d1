import { id, table, when, words } from '../columns.ts'

/**
 * The copies of a shop into this database (features/move). One that has not ended: what is here is half a
 * shop, and none is opened on it. These rows belong to the database and are not copied themselves.
 */
export const databaseMoves = table('database_moves', {
  id: id('id').primaryKey(),
  /** The first row of the shop's settings, by which a shop is known again. */
  shopId: id('shop_id').notNull(),
  /** Where it is copied from, without its password. */
  from: words('moved_from').notNull(),
  startedAt: when('started').notNull(),
  finishedAt: when('finished'),
})
