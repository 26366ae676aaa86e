const BEHIND_NAME =
  /\s*[,·•–—-]?\s*(?:\d|\||\b(?:Updated|Published|Posted|Follow|Last|\p{L}+day\b|(?:[JFMASOND]\p{Ll}+\.?) \d))/u;

/**
 * Who wrote it: `By Ann Lee, Imbry | 4 May 2024` without its first word and without the day, the button or the address
 * of a profile that some pages put behind it. Null where no name is left, or where it is longer than a name.
 */
export function bylineOf(text: string): string | null {
  const [name = ''] = text.replace(/^[^:]*?\bby\b:?\s+/iu, '').split(BEHIND_NAME);
  return name.trim() === '' || name.length > 100 || /^https?:/iu.test(name) ? null : name.trim();
}
