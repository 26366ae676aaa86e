const FUNCTION_WORDS = new Set(
  `a an the this that these those and or but nor yet so for of in on at by to from with without within into onto over
  under about above across after against along amid among around as before behind below beneath beside besides
  between beyond despite down during except inside like near off out outside past per since than through throughout
  toward towards until up upon via while when where whether which who whom whose what why how if because although
  though once unless i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
  himself herself itself themselves myself ourselves one some any each every both either neither no not all most
  many much more few fewer less several such same other another own then there here now also just only even still
  already again always never often sometimes soon later earlier today yesterday tomorrow tonight meanwhile however
  moreover nevertheless nonetheless instead indeed perhaps maybe thus therefore hence finally recently previously
  additionally furthermore similarly separately overall likewise afterward afterwards is are was were be been being
  am has have had having do does did doing will would shall should can could may might must ought let asked
  according speaking standing following including given based first second third last next two three four five six
  seven eight nine ten dozens hundreds thousands millions yes oh well ok okay thank thanks please see watch check click visit follow`.split(
    /\s+/u,
  ),
);

/** Whether a lower-case word is grammar, an auxiliary or a common opener of sentences: never a name. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}

/** What may stand between a subject and its verb: auxiliaries and adverbs. */
export function isBetweenSubjectAndVerb(word: string): boolean {
  return BETWEEN.has(word) || /^\p{Ll}{2,}ly$|n[’']t$/u.test(word);
}

const BETWEEN = new Set(
  `has have had is are was were be been will would could should may might must did does do also then later once now
  again still always never ever not often even just already soon twice all both himself herself themselves today
  yesterday monday tuesday wednesday thursday friday saturday sunday reportedly famously first further previously`.split(
    /\s+/u,
  ),
);

const PREPOSITIONS = new Set(
  `of in on at by to from with without within into onto over under about above across after against along amid among
  around before behind between beyond despite during except inside like near off outside past per since than through
  toward towards until upon via for as regarding concerning including`.split(/\s+/u),
);

export function isPreposition(word: string): boolean {
  return PREPOSITIONS.has(word);
}

/** Weekdays and months, which are capitalised and name nobody. */
export const CALENDAR_WORD =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;
