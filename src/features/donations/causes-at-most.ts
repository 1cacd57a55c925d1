/** How many causes a shopper may pick for one order. */
export const causesAtMost = 3
