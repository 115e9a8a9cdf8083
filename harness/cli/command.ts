import type { Argv, CommandModule } from 'yargs';

/** A command as its file writes it: `A` is what the handler is called with. */
export interface Command<A> {
  readonly command: string;
  readonly describe: string;
  readonly builder: (yargs: Argv) => unknown;
  readonly handler: (args: A) => Promise<void>;
}

/** yargs infers the arguments from the builder, which says less than the interface that the handler needs: this is where the two meet. */
export function command<A>(definition: Command<A>): CommandModule {
  return definition as unknown as CommandModule;
}
