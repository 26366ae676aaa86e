/** Words and their irregular forms, without forms that are more often another word ("rose", "wound", "bound"). */
const FORMS = `
beat: beaten
become: became
begin: began begun
bend: bent
bite: bit bitten
blow: blew blown
break: broke broken
bring: brought
build: built
burn: burnt
buy: bought
catch: caught
choose: chose chosen
come: came
deal: dealt
dig: dug
draw: drew drawn
dream: dreamt
drink: drank drunk
drive: drove driven
eat: ate eaten
fall: fell fallen
feel: felt
fight: fought
find: found
flee: fled
fly: flew flown
forbid: forbade forbidden
forget: forgot forgotten
forgive: forgave forgiven
freeze: froze frozen
give: gave given
go: went gone
grow: grew grown
hang: hung
hear: heard
hide: hid hidden
hold: held
keep: kept
know: knew known
lay: laid
lead: led
learn: learnt
leave: left
lend: lent
lose: lost
make: made
mean: meant
meet: met
mistake: mistook mistaken
overcome: overcame
oversee: oversaw overseen
overthrow: overthrew overthrown
pay: paid
ride: rode ridden
ring: rang rung
rise: risen
run: ran
see: saw seen
seek: sought
sell: sold
send: sent
shake: shook shaken
shine: shone
shoot: shot
show: shown
shrink: shrank shrunk
sing: sang sung
sink: sank sunk
sit: sat
sleep: slept
speak: spoke spoken
spend: spent
stand: stood
steal: stole stolen
stick: stuck
strike: struck stricken
swear: swore sworn
sweep: swept
swim: swam swum
take: took taken
teach: taught
tear: tore torn
think: thought
throw: threw thrown
undergo: underwent undergone
understand: understood
undertake: undertook undertaken
uphold: upheld
wake: woke woken
wear: wore worn
weep: wept
win: won
withdraw: withdrew withdrawn
withhold: withheld
write: wrote written
child: children
man: men
woman: women
foot: feet
tooth: teeth
`;

const BASES: ReadonlyMap<string, string> = new Map(
  FORMS.trim()
    .split('\n')
    .flatMap((line) => {
      const [base = '', forms = ''] = line.split(': ');
      return forms.split(' ').map((form) => [form, base] as const);
    }),
);

/** The word that an irregular form is a form of ("met": "meet"); any other word is its own. */
export function baseOf(word: string): string {
  return BASES.get(word) ?? word;
}
