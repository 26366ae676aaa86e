import type { Block, Citation, Reason, Reply } from './reply.ts';

interface Extras {
  readonly title?: string;
  readonly suggestions?: readonly string[];
}

/** A fixed sentence of ours: the only text that may go without a citation. */
export function template(text: string): Block {
  return { kind: 'text', text, citations: [] };
}

/** A span of the corpus with where it stands. */
export function span(text: string, citations: readonly Citation[]): Block {
  return { kind: 'text', text, citations };
}

/** A public answer. */
export function answer(blocks: readonly Block[], extras: Extras = {}): Reply {
  return { status: 'answer', visibility: 'public', blocks, ...extras };
}

/** An honest no, for the asker's eyes: what the articles do not say, then what comes near. */
export function noAnswer(
  text: string,
  extras: Extras & { readonly reason: Reason; readonly near?: readonly Block[] },
): Reply {
  const { near = [], ...rest } = extras;
  return {
    status: 'no_answer',
    visibility: 'private',
    blocks: [template(text), ...near],
    ...rest,
  };
}

/** The user's slip: what was wrong, and an example that works. */
export function invalid(text: string, suggestions: readonly string[] = []): Reply {
  return {
    status: 'invalid',
    visibility: 'private',
    blocks: [template(text)],
    suggestions,
  };
}

/** What was asked can mean several things; each reading is a command line. */
export function ambiguous(text: string, readings: readonly string[]): Reply {
  return { ...invalid(text, readings), reason: 'ambiguous' };
}

/** A refusal to somebody who asks too often. */
export function rateLimited(text: string): Reply {
  return { ...invalid(text), reason: 'rate_limited' };
}

/** Our own failure, with the id under which it is logged. */
export function failure(id: string): Reply {
  const text = `Something went wrong on my side. Please try again; if it happens again, tell the operator this id: ${id}`;
  return { status: 'failure', visibility: 'private', blocks: [template(text)] };
}
