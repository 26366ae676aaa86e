const BEHIND_NAME =
  /\s*[,·•–—-]?\s*(?:\||\d{1,2}(?:[:./]\d|\s\p{Lu}\p{Ll}{2})|(?:19|20)\d\d\b|\b(?:Updated|Published|Posted|Follow|Last)\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\.? \d)/u;

/**
 * Who wrote it: `By Ann Lee, Imbry | 4 May 2024` without its first word and without the day, the button or the address
 * of a profile that some pages put behind it. Null where no name is left, or where it is longer than a name.
 */
export function bylineOf(text: string): string | null {
  const [name = ''] = text.replace(/^(?:\p{L}+ )?by\b:?\s*/iu, '').split(BEHIND_NAME);
  return name.trim() === '' || name.length > 100 || /^https?:/iu.test(name) ? null : name.trim();
}
