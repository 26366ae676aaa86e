import { createRender } from '../../../src/adapters/console/render.ts';
import { PLAIN } from '../../../src/adapters/console/style.ts';
import { describeAdapter } from '../contract.ts';

const render = createRender({ style: PLAIN, width: Number.POSITIVE_INFINITY, citations: true });

describeAdapter<string>({
  platform: 'console',
  render: (reply) => [render(reply)],
  textOf: (text) => text,
  citationsOf: (text) => [text],
  suggestionsOf: () => [],
  violations: () => [],
  live: (text) => text.match(/\p{Cc}/gu)?.filter((control) => control !== '\n') ?? [],
});
