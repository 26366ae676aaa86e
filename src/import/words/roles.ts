const ROLES =
  `president premier minister secretary chancellor king queen prince princess pope governor mayor senator
  congressman congresswoman congressmember representative lawmaker legislator councillor councilor councilman
  councilwoman ambassador envoy diplomat delegate negotiator aide adviser advisor counsellor counselor official
  officer spokesman spokeswoman spokesperson chief head boss chair chairman chairwoman chairperson director
  executive founder owner manager editor reporter correspondent journalist columnist anchor host presenter author
  writer historian professor lecturer researcher scientist economist analyst expert strategist consultant pollster
  lawyer attorney prosecutor judge justice sheriff detective inspector sergeant captain colonel general admiral
  commander commissioner marshal lieutenant major leader candidate nominee running-mate activist organizer organiser
  campaigner politician democrat republican doctor nurse surgeon teacher principal coach player captain pilot farmer
  resident witness neighbour neighbor victim survivor bishop archbishop cardinal reverend rabbi imam pastor priest
  actor actress singer musician artist billionaire businessman businesswoman tycoon entrepreneur mogul treasurer
  speaker whip chaplain curator engineer fisherman keeper warden harbourmaster volunteer student veteran father
  mother wife husband son daughter brother sister colleague partner friend rival opponent predecessor successor
  lady surrogate operative staffer member veep vice-president secretary-general director-general coordinator
  ceo cfo coo cto vp mr mrs ms miss dr prof sen rep gov gen lt col sgt capt sir lord dame rev hon`.split(
    /\s+/u,
  );

const ROLE_WORDS = new Set(ROLES);

/** Whether a word, whatever its case, names what a person is: "minister", "Secretary-General", "Sen." */
export function isRole(word: string): boolean {
  const folded = word
    .toLowerCase()
    .replace(/\.$/u, '')
    .replace(/[’']s$/u, '');
  return (
    ROLE_WORDS.has(folded) ||
    ROLE_WORDS.has(folded.replace(/s$/u, '')) ||
    ROLE_WORDS.has(folded.split('-').at(-1) ?? '')
  );
}

/** Roles that one word covers: "leader" for a president or a prime minister. */
export const COVERED_ROLES: Readonly<Record<string, readonly string[]>> = {
  leader: ['president', 'premier', 'minister', 'chancellor', 'king', 'chairman', 'chief', 'head'],
  chief: ['secretary-general', 'director', 'head', 'commissioner', 'executive', 'director-general'],
  spokesman: ['spokesperson'],
  spokeswoman: ['spokesperson'],
  spokesperson: ['spokesman', 'spokeswoman'],
  official: ['secretary', 'minister', 'aide', 'officer'],
  lawmaker: ['senator', 'sen', 'rep', 'representative', 'congressman', 'congresswoman'],
  senator: ['sen'],
  congressman: ['rep', 'representative'],
  congresswoman: ['rep', 'representative'],
  governor: ['gov'],
  general: ['gen'],
  candidate: ['nominee'],
  nominee: ['candidate'],
  diplomat: ['ambassador', 'envoy', 'minister'],
};

const WOMAN =
  /^(?:mrs|ms|miss|queen|princess|dame|\p{L}*woman|mother|wife|daughter|sister|actress|lady)$/u;
const MAN =
  /^(?:mr|king|prince|sir|lord|\p{L}*[^o]man|\p{L}+sman|father|husband|son|brother|actor)$/u;

/** What a title tells of its bearer: "she", "he" or nothing. */
export function genderOfRole(word: string): 'she' | 'he' | null {
  const folded = word.toLowerCase().replace(/\.$/u, '');
  return WOMAN.test(folded) ? 'she' : MAN.test(folded) ? 'he' : null;
}
