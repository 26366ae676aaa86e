import { lower } from '../../language/text.ts';
import { isStopWord } from '../../language/words.ts';

/** Common words by which a language is known, without diacritics. */
interface Language {
  /** No English words, no spellings of chats, no parts of names. */
  readonly own: ReadonlySet<string>;
  /** Such words: they count beside one of its own. */
  readonly shared: ReadonlySet<string>;
}

const LANGUAGES: readonly Language[] = [
  // German
  language(
    `wie wann warum wieso weshalb worum woher welche welcher welches ist sind waren haben hatte wurde wurden wird
    werden und oder nicht kein keine ein eine einen einem einer das ich sie wir ihr es auf zu zum zur bei nach
    vom beim gesagt sagte gibt bedeutet lange kann konnen bitte danke mir mich auch noch dass zwischen sich
    seine guten heute sprechen deutsch gewonnen dabei kannst`,
    'wer wen wem wo hat die der den dem war man im mit aus gab fur uber hallo tag morgen',
  ),
  // French
  language(
    `qui que quoi quand pourquoi combien quel quelle quels quelles sont etait etaient avait dans avec une cette
    ils elles nous vous je mais dit ete bonjour merci aussi entre leur leurs qu parlez francais salut moi`,
    `beaucoup le la les un et est des du de pour pas comment il elle ou ne ce ces sur ont ca va en au aux se son
    sa`,
  ),
  // Spanish
  language(
    `quien quienes que cuando donde porque por cual cuales cuanto cuantos cuanta cuantas es fue fueron estan
    estaba hubo una unos unas pero sobre entre dijo dijeron hablo hablaron hola gracias muy hasta desde ellos
    usted tiene tienen hizo tambien eso habla hablas espanol dias`,
    `buenos el la los las un y con para sin son era se lo le como mas ha han su sus favor paso de del en esta hay
    al`,
  ),
  // Italian
  language(
    `chi che cosa quando dove perche quanto quanti quanta quale quali sono erano hanno della delle dello degli
    nella nello anche detto questo questa quello quella stato stata durato grazie buongiorno gli una tra fra
    sulla dalla piu parli italiano finito finita`,
    'il lo la i e ha di da del con non si un uno era al nel mi tu ci ciao come',
  ),
  // Portuguese
  language(
    `quem que quando onde porque por qual quais quanto quantos quantas foi foram estao uma nao pelo pela disse
    disseram falou voce eles elas isso isto muito durou entre sobre obrigado obrigada aconteceu houve dia`,
    'o os as e ou com para na nos nas dos das ao aos era mas mais de se um ele ela da do como sao em tem',
  ),
  // Dutch
  language(
    `wie waar wanneer waarom hoelang welke zijn waren werd werden heeft hebben het niet geen voor naar uit dit
    deze ik jij hij zij wij je ook nog gezegd zei duurde kunnen wordt worden tussen hallo bedankt`,
    'de van en met dat die is een hoe wat op te kan wil om bij lang ze',
  ),
  // Polish
  language(
    `kto kiedy gdzie dlaczego jaki jaka jakie ktory ktora ktore ile czy czym jest byl byla bylo byli sie nie tak
    dla przez przed tego tym jego powiedzial powiedziala mowil trwalo trwaly dlugo miedzy prosze dziekuje dzien
    dobry oraz zostal zostala czesc witam`,
    'co jak to na po za z w do i sa od ten ta o',
  ),
];

/** English words that other languages write too. */
const ANYWHERE = new Set('was will also had has per hey hello lol lmao btw okay yes'.split(' '));
/** Words of another language for one English word. */
const MOSTLY = 4;

/**
 * Whether a text is written in another language: mostly in other letters than Latin ones, or with at least two common
 * words of one language, or nothing else, and (nearly) no function words of English. An inverted mark, as in Spanish,
 * stands for two.
 */
export function isOtherLanguage(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const strange = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter)).length;
  if (strange > 1 && strange > letters.length / 2) return true;
  const words = [
    ...new Set(
      lower(text)
        .replaceAll('ł', 'l')
        .match(/\p{L}+/gu) ?? [],
    ),
  ];
  const english = words.filter(
    (word) => word.length > 2 && isStopWord(word) && !ANYWHERE.has(word),
  ).length;
  const marks = /[¿¡]/u.test(text) ? 2 : 0;
  return LANGUAGES.some(({ own, shared }) => {
    const sure = marks + words.filter((word) => own.has(word)).length;
    const all = sure + words.filter((word) => shared.has(word)).length;
    return sure > 0 && (all > 1 || sure === words.length) && sure >= english * MOSTLY;
  });
}

function language(own: string, shared: string): Language {
  return { own: new Set(own.split(/\s+/u)), shared: new Set(shared.split(/\s+/u)) };
}
