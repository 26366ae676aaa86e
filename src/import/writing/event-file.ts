/** A minimal `event.yaml` for a folder that is no corpus yet; a person names the event and its place. */
export function eventFile({ name, days }: { name: string; days: readonly string[] }): string {
  const sorted = days.toSorted();
  const first = sorted[0] ?? '1970-01-01';
  return [
    '# Made by import: name the event, its place and its time zone.',
    `name: ${JSON.stringify(name)}`,
    'place: "to be named"',
    'timezone: UTC',
    `first_day: ${first}`,
    `last_day: ${sorted.at(-1) ?? first}`,
    'examples: {}',
    '',
  ].join('\n');
}
