/**
 * Verbs that report what somebody said or wrote; after the lists of Krestel et al. (2008) and the cues of the PARC
 * and PolNeAR guidelines. Base forms; `IRREGULAR` has those that English does not inflect by rule.
 */
const BASES =
  `accuse acknowledge add admit advise advocate affirm agree allege announce answer argue
  ask assert assure blame blast boast brand call caution challenge characterize characterise charge cite claim comment
  complain concede conclude confess confirm contend continue counter criticize criticise declare decry defend demand denounce
  deny describe disclose dismiss dub echo emphasize emphasise estimate exclaim explain express fear guess hint imply
  indicate inform insist interject joke justify label lament maintain mention mock muse mutter note object observe
  opine pledge plead point post praise predict proclaim promise pronounce propose protest question quip quote read
  reason recall recount refer reflect refuse reiterate relate remark remember remind repeat reply report request
  respond retort reveal say scold shout sigh snap speak stipulate state stress suggest summarize summarise swear tell
  testify think threaten thunder toast tout tweet urge utter voice vow warn whisper wonder worry write yell hail
  believe hope expect credit deride ridicule liken lambast lambaste condemn slam term deem chant recommend rebuke
  underline underscore allude apologize apologise begin speculate theorize invoke
  brag rail rant tease sum elaborate clarify narrate sing cry scream cheer offer decide feel know figure want
  assess concur lecture instruct order beg counsel discuss`.split(/\s+/u);

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  say: ['said'],
  tell: ['told'],
  write: ['wrote', 'written', 'writing'],
  speak: ['spoke', 'spoken'],
  think: ['thought'],
  swear: ['swore', 'sworn'],
  read: ['read'],
  know: ['knew', 'known'],
  feel: ['felt'],
  begin: ['began'],
  sing: ['sang'],
  admit: ['admitted', 'admitting'],
  refer: ['referred', 'referring'],
  quip: ['quipped', 'quipping'],
  snap: ['snapped', 'snapping'],
  slam: ['slammed', 'slamming'],
  sum: ['summed', 'summing'],
  brag: ['bragged', 'bragging'],
  dub: ['dubbed', 'dubbing'],
  beg: ['begged', 'begging'],
  concur: ['concurred', 'concurring'],
};

/** Verbs that report only when a quotation stands right beside them. */
const WEAK = new Set(
  forms(
    `begin continue feel know figure want decide read offer cry cheer sing order refuse think believe hope
    expect fear agree discuss point`.split(/\s+/u),
  ),
);

const VERBS: ReadonlySet<string> = new Set(forms(BASES));

/** Whether a lower-case word is a form of a reporting verb. */
export function isReportingVerb(word: string): boolean {
  return VERBS.has(word);
}

/** Whether a reporting verb is as often something else, and reports only right beside a quotation. */
export function isWeakVerb(word: string): boolean {
  return WEAK.has(word);
}

/** Forms that are as often nouns: "the claims", "avoided questions". */
const NOUN_FORM =
  /^(?:claim|call|remark|report|comment|question|promise|request|demand|note|state|quote|reply|answer|charge|point|request|offer|order|post|pledge|protest|joke|challenge|label|credit|estimate|guess|blame|praise|reason|toast|tweet|urge|voice|wonder|worry|term|hope|fear|belief|plead|echo|shout|sigh|cheer|cry|brand|address|notice|lecture|mock|counter|express|reflect|hail|rail|rant|slam|tease|snap|boast)(?:e?s)?$/u;

/** Whether a verb form may as well be a noun or a bare infinitive: it counts only right behind somebody's name. */
export function isNounForm(word: string): boolean {
  return NOUN_FORM.test(word);
}

/** Nouns that stand for what somebody said: "her warnings of", "the minister's promise". */
export const SPEECH_NOUN =
  /^(?:accusation|admission|allegation|announcement|answer|appeal|argument|assertion|assurance|boast|call|charge|claim|comment|complaint|conclusion|declaration|demand|description|explanation|insistence|interview|invitation|letter|line|mantra|message|mention|notion|pledge|plea|point|post|promise|proposal|quip|quote|reference|remark|reply|request|response|slogan|speech|statement|suggestion|talk|testimony|threat|tweet|view|vow|warning|word)s?$/u;

function forms(bases: readonly string[]): string[] {
  return bases.flatMap((base) => [base, ...inflect(base), ...(IRREGULAR[base] ?? [])]);
}

function inflect(base: string): readonly string[] {
  if (base.endsWith('e')) return [`${base}s`, `${base}d`, `${base.slice(0, -1)}ing`];
  if (/[^aeiou]y$/u.test(base))
    return [`${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`, `${base}ing`];
  const third = /(?:s|sh|ch|x|z)$/u.test(base) ? `${base}es` : `${base}s`;
  return [third, `${base}ed`, `${base}ing`];
}
