import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Citation, Reply } from '../../src/contract/reply.ts';
import type { Platform } from '../../src/contract/request.ts';
import { formatDate } from '../../src/language/dates.ts';
import { replies, seen } from './arbitrary-replies.ts';
import { realReplies } from './real-replies.ts';

/** What an adapter's test says of its messages, so that one suite can judge all adapters. */
export interface AdapterContract<Message> {
  readonly platform: Platform;
  /** All messages (pages) of a reply, in order. */
  readonly render: (reply: Reply) => readonly Message[];
  /** What a reader reads, as the platform shows it: markup and escapes undone, page numbers left out. */
  readonly textOf: (message: Message) => string;
  /** Texts in which a message says where things stand: one label each, or several. */
  readonly citationsOf: (message: Message) => readonly string[];
  /** Command lines behind the buttons of a message; those in its text need not be repeated. */
  readonly suggestionsOf: (message: Message) => readonly string[];
  /** Which of the platform's limits or schemas a message breaks; empty when none. */
  readonly violations: (message: Message) => readonly string[];
  /** Addresses that a message links to, and every other live thing: mentions, escape sequences. */
  readonly live: (message: Message) => readonly string[];
}

/** Suggestions that each platform offers at least. */
const OFFERED = 5;

/** The suite that each adapter passes: whatever the reply, it arrives whole, within limits, and does nothing. */
export function describeAdapter<Message>(adapter: AdapterContract<Message>): void {
  describe(`the ${adapter.platform} adapter`, { timeout: 60_000 }, () => {
    let real: readonly (readonly [Reply, readonly Message[]])[] = [];
    beforeAll(async () => {
      real = (await realReplies()).map((reply) => [reply, adapter.render(reply)]);
    }, 60_000);

    /** Checks arbitrary replies, then what the bot really says. */
    function always(check: (reply: Reply, messages: readonly Message[]) => void): void {
      fc.assert(
        fc.property(replies(), (reply) => check(reply, adapter.render(reply))),
        // shrinking large replies takes minutes; `seed` and `path` of the failure find the reply again
        { endOnFailure: true, numRuns: 50 },
      );
      for (const [reply, messages] of real) check(reply, messages);
    }

    test('renders any reply within the limits of its platform', () => {
      always((_reply, messages) => {
        expect(messages.length).toBeGreaterThan(0);
        expect(messages.flatMap(adapter.violations)).toEqual([]);
      });
    });

    test('leaves hostile text inert: it links only to what is cited', () => {
      always((reply, messages) => {
        const cited = citationsIn(reply).flatMap(({ url }) => (isWeb(url) ? [decoded(url)] : []));
        const live = messages.flatMap(adapter.live).map(decoded);
        expect(live.filter((item) => !cited.includes(item))).toEqual([]);
      });
    });

    test('shows every citation', () => {
      always((reply, messages) => {
        const shown = seen(messages.flatMap(adapter.citationsOf).join('\n'));
        const labels = citationsIn(reply).map(({ label }) => seen(label));
        expect(labels.filter((label) => !shown.includes(label))).toEqual([]);
      });
    });

    test('says the same sentences, whole and in the same order, as every other platform', () => {
      always((reply, messages) => {
        const text = seen(messages.map(adapter.textOf).join(''));
        let from = 0;
        for (const sentence of sentencesOf(reply).map(seen)) {
          const at = text.indexOf(sentence, from);
          if (at < 0) expect(text.slice(from)).toContain(sentence);
          from = at + sentence.length;
        }
        for (const name of namesOf(reply)) expect(text).toContain(seen(name));
      });
    });

    test('offers the suggestions', () => {
      always((reply, messages) => {
        const controls = messages.flatMap(adapter.suggestionsOf);
        const offered = seen([...messages.map(adapter.textOf), ...controls].join('\n'));
        const wanted = (reply.suggestions ?? []).slice(0, OFFERED).map(seen);
        expect(wanted.filter((line) => !offered.includes(line))).toEqual([]);
      });
    });

    test('renders the same reply the same way, and leaves the reply as it was', () => {
      fc.assert(
        fc.property(replies(), (reply) => {
          const before = structuredClone(reply);
          expect(adapter.render(reply)).toEqual(adapter.render(reply));
          expect(reply).toEqual(before);
        }),
        { numRuns: 20, endOnFailure: true },
      );
    });
  });
}

/** All citations of a reply, in order, with repetitions. */
export function citationsIn({ blocks }: Reply): readonly Citation[] {
  return blocks.flatMap((block) =>
    block.kind === 'comparison' ? block.values.flatMap((v) => v.citations) : block.citations,
  );
}

/** What a reply says, in the order in which it is said. */
function sentencesOf({ title, blocks }: Reply): readonly string[] {
  return [
    ...(title === undefined ? [] : [title]),
    ...blocks.flatMap((block) => {
      switch (block.kind) {
        case 'text':
        case 'quotation':
        case 'event':
          return [block.text];
        case 'comparison':
          return [block.point, ...block.values.flatMap(({ text }) => text ?? [])];
        case 'verdict':
          return block.diff.map(({ text }) => text);
        default:
          return block satisfies never;
      }
    }),
  ];
}

/** Speakers, occasions and dates. */
function namesOf({ blocks }: Reply): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'event') return [formatDate(block.date)];
    if (block.kind !== 'quotation') return [];
    const { speaker, occasion = '', date } = block;
    return [speaker, occasion, date === undefined ? '' : formatDate(date)];
  });
}

function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:/u.test(url) && URL.canParse(url);
}

/** Equal for two spellings of one address. */
function decoded(address: string): string {
  const href = URL.canParse(address) ? new URL(address).href : address;
  return href.replace(/(?:%[0-9a-f]{2})+/giu, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
  );
}
