import { isRole } from '../words/roles.ts';

/** What readers may call somebody besides the printed names: lower case, for `people.yaml`. */
export interface OtherNames {
  /** By office: "oskerran president", "oskerran leader". */
  readonly titles: readonly string[];
  /** "president lee", "lee". */
  readonly aliases: readonly string[];
}

/** Offices that stand before a name; those who hold the first ones lead. */
const LEADS = 'president|prime minister|premier|chancellor|king|queen|emperor|emir|sultan';
const OFFICE = new RegExp(
  `(?<![-\\p{L}]|press )(?<office>${LEADS}|(?:vice[ -])?president|minister|secretary|prince|princess|pope|governor|mayor|senator|ambassador|general|colonel|admiral|captain|judge|justice|sheriff|bishop|cardinal)$`,
  'u',
);
const LEADER = new RegExp(`\\b(?<!vice[ -])(?:${LEADS})$`, 'u');
/** Bygone, or what somebody is to somebody else: no office of their own. */
const NO_OFFICE =
  /\b(?:as|former|then|late|ex|acting|deputy|friend|partner|colleague|wife|husband|son|daughter|brother|sister|mother|father|rival|opponent|resident|witness|victim|survivor|member|mr|mrs|ms|miss|sir|dr)\b/u;

/**
 * What the titles that an article prints make of a name: "Oskerran President Ann Lee" is also the Oskerran leader, and
 * President Lee. A title of one word is none: it fits several.
 */
export function otherNames({
  name,
  roles,
}: {
  readonly name: string;
  readonly roles: Iterable<string>;
}): OtherNames {
  const last = name.toLowerCase().split(' ').at(-1) ?? '';
  const titles: string[] = [];
  const aliases = name.includes(' ') ? [last] : [];
  for (const role of roles) {
    const [office = '', ofWhat] = role.toLowerCase().split(/ of (?:the )?/u);
    if (NO_OFFICE.test(office) || !/(?:[^s]|ss)$/u.test(office)) continue;
    if (!isRole(office.split(' ').at(-1) ?? '')) continue;
    const held = OFFICE.exec(office)?.groups?.office;
    if (held !== undefined) aliases.push(`${held} ${last}`);
    titles.push(...ways(office, ofWhat));
  }
  return { titles: [...new Set(titles)], aliases: [...new Set(aliases)] };
}

/** Departments and ranks: several countries have one. */
const COMMON =
  /^(?:(?:prime|vice|foreign|home|interior|defen[cs]e|finance|health|justice|trade|environment|affairs|communications|department|staff|cabinet|chief|special|senior|executive|press|general|attorney) )*\p{L}+$/u;

/** An office as readers put it: also "leader" for who leads, Oskerra's for one of Oskerra, and without stops. */
function ways(office: string, ofWhat: string | undefined): readonly string[] {
  const leads = LEADER.test(office);
  const offices = leads ? [office, office.replace(LEADER, 'leader')] : [office];
  const full = offices.flatMap((one) => {
    if (ofWhat === undefined) return COMMON.test(one) || one.split(' ').length > 5 ? [] : [one];
    const owned = leads && ofWhat.split(' ').length < 3 ? [`${ofWhat}'s ${one}`] : [];
    return [`${one} of ${ofWhat}`, ...owned];
  });
  return full.flatMap((one) => (one.includes('.') ? [one, one.replaceAll('.', '')] : [one]));
}
