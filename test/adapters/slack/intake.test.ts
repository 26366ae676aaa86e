import { expect, test } from 'vitest';
import { createIntake } from '../../../src/adapters/slack/intake.ts';
import { MESSAGE } from '../../../src/adapters/slack/payloads.ts';
import { originOf, placeOfMessage } from '../../../src/adapters/slack/request.ts';
import { createLog } from '../../../src/log.ts';
import { NO_METRICS } from '../../../src/metrics.ts';
import { directMessage, slash, typeAhead } from '../../emulators/slack/payloads.ts';

test('what fails is logged with the id that other lines about the message have, and without one of a person', async () => {
  const lines: string[] = [];
  const intake = createIntake({
    handle: () => Promise.reject(new TypeError('canary text')),
    log: createLog((line) => lines.push(line)),
    metrics: NO_METRICS,
  });
  intake.open();
  const heard = directMessage('canary');
  const typed = slash('/help', 'canary', {
    trigger_id: '13345224609.738474920.8088930838d88f008e0',
  });
  for (const body of [heard, typed, typeAhead('option:quote:speaker', 'canary')])
    await intake.take({ body, ack: async () => undefined });
  const records = lines.map((line) => JSON.parse(line));
  expect(records).toMatchObject([
    { id: originOf(placeOfMessage(MESSAGE.parse(heard.event))).id, reason: 'TypeError' },
    { id: expect.stringMatching(/^[\da-f]{16}$/u) },
    { id: null },
  ]);
  expect(records.map(({ event }) => event)).toEqual(records.map(() => 'slack.event.failed'));
  expect(lines.join()).not.toMatch(/canary|U0READER|8088930838/u);
});
