import { createCustomIds } from '../../../src/adapters/discord/custom-id.ts';
import { DISCORD_VARIABLES, discordSettings } from '../../../src/adapters/discord/settings.ts';
import { readFrame } from '../../../src/adapters/slack/frames.ts';
import { SLACK_VARIABLES, slackSettings } from '../../../src/adapters/slack/settings.ts';
import { decodeState, encodeState } from '../../../src/adapters/slack/state.ts';
import { readConfig, readVariables } from '../../../src/config.ts';
import { buildCorpus } from '../../../src/corpus/build.ts';
import type { CorpusFiles } from '../../../src/corpus/files.ts';
import { parseArticle } from '../../../src/corpus/parse.ts';
import { AnchorageError } from '../../../src/errors.ts';
import { createLog } from '../../../src/log.ts';
import { altered } from '../forgery/http-client.ts';
import type { Random } from '../random.ts';
import type { Area } from './area.ts';
import type { Inputs } from './inputs.ts';

/** What is read before anything is answered: buttons' ids, frames, corpus files, settings; and what is written to the log. */
export function edgeAreas(files: CorpusFiles, random: Random): readonly Area[] {
  return [
    customIdArea(random),
    frameArea(random),
    stateArea(),
    articleArea(files, random),
    corpusArea(files, random),
    settingsArea(random),
    logArea(),
  ];
}

function customIdArea(random: Random): Area {
  const customIds = createCustomIds('a secret');
  const real = customIds.write({ kind: 'share' }) ?? '';
  return {
    name: 'custom ids',
    share: 0.2695,
    feed(inputs) {
      const forged = random.pick([
        () => inputs.text(100),
        () => altered(real, random, 'abcdefghijklmnopqrstuvwxyzABCDEF0123456789-_'),
        () => real + inputs.text(20),
        () => real.slice(0, random.below(real.length)),
      ])();
      return forged !== real && customIds.read(forged) !== null ? `read: ${forged}` : null;
    },
  };
}

function frameArea(random: Random): Area {
  const frame = {
    envelope_id: 'e',
    type: 'events_api',
    payload: { type: 'event_callback' },
    retry_attempt: 1,
  };
  const kinds = ['hello', 'disconnect', 'envelope', 'other'];
  return {
    name: 'frames of Slack',
    share: 0.2,
    feed(inputs) {
      const text = random.below(2) === 0 ? inputs.text(500) : JSON.stringify(inputs.mutated(frame));
      return kinds.includes(readFrame(text).kind) ? null : 'no kind';
    },
  };
}

function stateArea(): Area {
  const state = { ask: '/help', seal: 'abcdefghijklmnop', page: 1 };
  return {
    name: 'values of Slack’s buttons',
    share: 0.1,
    feed(inputs) {
      const read = decodeState(JSON.stringify(inputs.mutated(state)));
      return read && encodeState(read).length > 2000 ? 'too long' : null;
    },
  };
}

function articleArea(files: CorpusFiles, random: Random): Area {
  const articles = [...files].filter(([name]) => name.endsWith('.md'));
  return {
    name: 'articles',
    share: 0.03,
    feed(inputs) {
      const [file, text] = random.pick(articles);
      const { problems } = parseArticle(
        file,
        damaged(text.slice(0, 3000), inputs, random),
        () => null,
      );
      return problems.every(({ line = 0, message }) => line > 0 && message !== '')
        ? null
        : 'no place';
    },
  };
}

function corpusArea(files: CorpusFiles, random: Random): Area {
  return {
    name: 'corpora',
    share: 0.0001,
    feed(inputs) {
      const name = random.pick([...files.keys()]);
      const changed = new Map(files).set(name, damaged(files.get(name) ?? '', inputs, random));
      buildCorpus(changed);
      return null;
    },
  };
}

/** A text with some lines changed, doubled, moved or gone. */
function damaged(text: string, inputs: Inputs, random: Random): string {
  const lines = text.split('\n');
  for (let times = 1 + random.below(4); times > 0; times--) {
    const at = random.below(lines.length);
    const line = lines[at] ?? '';
    const cut = random.below(line.length + 1);
    lines.splice(
      at,
      1,
      ...random.pick([
        () => [],
        () => [line, line],
        () => [line.slice(0, cut) + inputs.text(80) + line.slice(cut)],
        () => [inputs.text(200)],
        () => [line.slice(0, cut), line.slice(cut)],
      ])(),
    );
  }
  return lines.join('\n');
}

function settingsArea(random: Random): Area {
  const names = [
    ...Object.keys({ ...DISCORD_VARIABLES, ...SLACK_VARIABLES }),
    ...['PORT', 'HOST', 'ANCHORAGE_CORPUS', 'NO_COLOR', '__proto__'],
  ];
  const good = [
    '0-3/8',
    'true',
    '65535',
    'https://slack.com/api',
    'a'.repeat(64),
    'xoxb-1',
    'auto',
  ];
  return {
    name: 'settings',
    share: 0.1,
    feed(inputs) {
      const env = Object.fromEntries(
        Array.from({ length: random.below(6) }, () => [
          random.pick(names),
          random.below(2) === 0 ? random.pick(good) : inputs.text(40),
        ]),
      );
      try {
        readConfig({}, env);
        discordSettings(readVariables(DISCORD_VARIABLES, env));
        slackSettings(readVariables(SLACK_VARIABLES, env));
      } catch (error) {
        if (!(error instanceof AnchorageError && error.code === 'CONFIG_INVALID')) throw error;
      }
      return null;
    },
  };
}

function logArea(): Area {
  let line = '';
  const log = createLog((written) => {
    line = written;
  });
  return {
    name: 'log lines',
    share: 0.1804,
    feed(inputs) {
      log.warn('fuzz', { text: inputs.text(600), number: Number.NaN });
      JSON.parse(line);
      return /[\p{Cc}\u2028\u2029]/u.test(line)
        ? `a control character: ${JSON.stringify(line)}`
        : null;
    },
  };
}
