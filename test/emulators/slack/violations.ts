/** Written limits of Slack that no type holds (https://docs.slack.dev/reference/block-kit). */
const LONGEST: Readonly<Record<string, number>> = {
  header: 150,
  section: 3000,
  context: 2000,
  button: 75,
  value: 2000,
  action_id: 255,
  block_id: 255,
  option: 75,
  label: 2000,
  title: 24,
};

type Json = Readonly<Record<string, unknown>>;

/** The limits that a message or a view breaks; empty when none. */
export function violationsOf(message: Json, most = 50): readonly string[] {
  const { blocks, text } = message;
  if (!Array.isArray(blocks)) return ['no blocks'];
  return [
    ...(blocks.length > most ? [`${blocks.length} blocks`] : []),
    ...(typeof text === 'string' && text.length > 40_000 ? ['text too long'] : []),
    ...(text === '' ? ['no text'] : []),
    ...blocks.flatMap(ofBlock),
  ];
}

function ofBlock(block: Json): readonly string[] {
  const ids = list(block.elements).map(({ action_id }) => action_id);
  return [
    ...tooLong('header', block.type === 'header' && wordsOf(block.text)),
    ...tooLong('section', block.type === 'section' && wordsOf(block.text)),
    ...tooLong('section', block.type === 'rich_text' && spoken(block)),
    ...(block.type === 'section' && list(block.fields).length > 10 ? ['fields'] : []),
    ...(block.type === 'context' && list(block.elements).length > 10 ? ['context elements'] : []),
    ...(block.type === 'actions' && list(block.elements).length > 25 ? ['action elements'] : []),
    ...(block.type === 'actions' && new Set(ids).size < ids.length ? ['action_id twice'] : []),
    ...(block.type === 'rich_text' && spoken(block).trim() === '' ? ['empty rich text'] : []),
    ...tooLong('block_id', block.block_id),
    ...tooLong('label', wordsOf(block.label)),
    ...(block.type === 'actions' ? list(block.elements).flatMap(ofButton) : []),
  ];
}

function ofButton(button: Json): readonly string[] {
  return [
    ...tooLong('button', wordsOf(button.text)),
    ...(wordsOf(button.text) === '' ? ['button without text'] : []),
    ...tooLong('value', button.value),
    ...tooLong('action_id', button.action_id),
  ];
}

function tooLong(name: string, text: unknown): readonly string[] {
  const limit = LONGEST[name] ?? 0;
  return typeof text === 'string' && text.length > limit ? [`${name}: ${text.length}`] : [];
}

function wordsOf(object: unknown): unknown {
  return typeof object === 'object' && object !== null && 'text' in object
    ? object.text
    : undefined;
}

/** All text in a rich text block. */
export function spoken(value: unknown): string {
  if (Array.isArray(value)) return value.map(spoken).join('');
  if (typeof value !== 'object' || value === null) return '';
  if ('text' in value && typeof value.text === 'string') return value.text;
  return 'elements' in value ? spoken(value.elements) : '';
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
