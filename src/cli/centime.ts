import { Command } from 'commander'

await new Command('centime').description('The commands of a Centime shop.').parseAsync()
