/** What of Discord's embeds we use; title and description are Markdown, author and footer plain text. */
export interface Embed {
  readonly author?: { readonly name: string } | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly color?: number | undefined;
  readonly footer?: { readonly text: string } | undefined;
}
