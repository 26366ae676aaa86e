import type { Inputs } from './inputs.ts';

/** A part of the bot that input comes to. */
export interface Area {
  readonly name: string;
  /** Its share of all inputs; the shares of all areas are 1 in sum. */
  readonly share: number;
  /** Gives it one input; what is wrong with what comes of it, or null. Whatever it throws is wrong as well. */
  feed(inputs: Inputs): string | null | Promise<string | null>;
}
