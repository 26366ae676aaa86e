import type { types } from '@slack/bolt';
import type * as z from 'zod';
import type { AnyCommand } from '../../contract/command.ts';
import type { OptionValue } from '../../contract/request.ts';
import { shorten } from '../../language/text.ts';
import { LIMITS } from './limits.ts';
import type { SUBMISSION } from './payloads.ts';
import { PLACE, type Place } from './place.ts';
import { words } from './words.ts';

/** Commands that open a form when typed without options. */
export const FORMS: readonly string[] = ['quote', 'compare'];

/** The form of a command: its text options, with type-ahead where it suggests values. */
export function createForm({ name, specs }: AnyCommand, place: Place): types.ModalView {
  return {
    type: 'modal',
    callback_id: `form:${name}`,
    private_metadata: JSON.stringify(place),
    title: words(shorten(`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, LIMITS.viewTitle)),
    submit: words('Show'),
    close: words('Cancel'),
    blocks: specs
      .filter(({ type }) => type === 'string')
      .map((spec) => ({
        type: 'input',
        block_id: spec.name,
        optional: !spec.required,
        label: words(spec.name.slice(0, 1).toUpperCase() + spec.name.slice(1)),
        hint: words(spec.description),
        element: spec.suggests
          ? {
              type: 'external_select',
              action_id: `option:${name}:${spec.name}`,
              min_query_length: 0,
              placeholder: words('Type a few letters'),
            }
          : { type: 'plain_text_input', action_id: `option:${name}:${spec.name}` },
      })),
  };
}

/** The values of a form sent in, with the place that opened it; null when it is none of ours. */
export function readForm({ user, view }: z.output<typeof SUBMISSION>): {
  readonly command: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly place: Place;
} | null {
  const place = PLACE.safeParse(parsed(view.private_metadata));
  if (!place.success) return null;
  const options = Object.entries(view.state.values).flatMap(([name, elements]) => {
    const [element] = Object.values(elements);
    const value = element?.selected_option?.value ?? element?.value ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  return {
    command: view.callback_id.slice('form:'.length),
    options: Object.fromEntries(options),
    place: { ...place.data, user: user.id },
  };
}

/**
 * Suggestions as Slack shows them. What was typed comes first unless it is suggested: a type-ahead takes nothing that is not
 * in its list, and commands take free text.
 */
export function createChoices(
  suggestions: readonly string[],
  typed: string,
): { readonly options: types.PlainTextOption[] } {
  const known = suggestions.some((value) => value.toLowerCase() === typed.toLowerCase());
  const values = typed === '' || known ? suggestions : [typed, ...suggestions];
  return {
    options: values
      .filter((value) => value.length <= LIMITS.optionValue)
      .slice(0, LIMITS.options)
      .map((value) => ({ text: words(shorten(value, LIMITS.optionText)), value })),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
