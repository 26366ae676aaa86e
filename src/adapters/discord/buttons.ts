import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { CustomIds } from './custom-id.ts';

/** A row of at most five buttons. */
export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** Which page is shown, of which reply. */
export interface Position {
  /** The command line that gets the reply again; null where there is none. */
  readonly line: string | null;
  readonly digest: string;
  readonly page: number;
  readonly pages: number;
}

/** Buttons for the page before and after; none for a single page, null when the line does not fit into them. */
export function pageButtons(
  { line, digest, page, pages }: Position,
  customIds: CustomIds,
): readonly APIButtonComponentWithCustomId[] | null {
  if (pages < 2) return [];
  if (line === null) return null;
  const turn = (to: number, label: string) => {
    const id = customIds.write({ kind: 'page', page: to, digest, line });
    return id === null ? null : button(label, id, to < 0 || to >= pages);
  };
  const [back, next] = [turn(page - 1, '◀ Back'), turn(page + 1, 'Next ▶')];
  return back && next && [back, next];
}

/** A button that posts the message where everybody sees it. */
export function shareButton(customIds: CustomIds): APIButtonComponentWithCustomId {
  return {
    ...button('Share', customIds.write({ kind: 'share' }) ?? 'share'),
    style: ButtonStyle.Primary,
  };
}

/** A button for each command line; each is at most 80 characters long. */
export function suggestionButtons(
  lines: readonly string[],
  customIds: CustomIds,
): readonly APIButtonComponentWithCustomId[] {
  return lines.flatMap((line) => {
    const id = customIds.write({ kind: 'ask', line });
    return id === null ? [] : [button(line, id)];
  });
}

/** Buttons in rows, empty rows left out. */
export function rows(
  ...groups: readonly (readonly APIButtonComponentWithCustomId[])[]
): readonly ButtonRow[] {
  return groups
    .filter((components) => components.length > 0)
    .map((components) => ({ type: ComponentType.ActionRow, components: [...components] }));
}

function button(label: string, customId: string, disabled = false): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId,
    ...(disabled && { disabled }),
  };
}
