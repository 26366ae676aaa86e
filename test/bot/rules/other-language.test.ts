import { describe, expect, test } from 'vitest';
import { isOtherLanguage } from '../../../src/bot/rules/other-language.ts';
import { INVENTED, openWorld, SHIPPED } from '../../fixtures/corpora.ts';

test.each([
  'wie lange dauerte das treffen?',
  'Was hat Trump über die Ukraine gesagt',
  'Wann haben sich Trump und Putin getroffen?',
  'wer ist putin',
  'worum ging es',
  'qui est Poutine ?',
  'combien de temps ont duré les discussions',
  'où était la conférence de presse',
  'Pourquoi le déjeuner a-t-il été annulé ?',
  'quien es putin',
  '¿Quién es Putin?',
  'cuánto duró la reunión',
  'por qué se canceló el almuerzo',
  'chi è putin',
  'quanto è durato l’incontro',
  'perché il pranzo è stato annullato',
  'quem é o presidente',
  'por que o almoço foi cancelado',
  'wie is putin',
  'hoe lang duurde het gesprek',
  'kto to jest putin',
  'jak długo trwały rozmowy',
  'co powiedział Trump',
  'hola',
  'Wer hat gewonnen?',
  'la guerra è finita?',
  'Bonjour !',
  'guten Morgen',
  'cześć, co słychać',
  'кто такой Путин?',
  'Сколько длились переговоры Trump?',
  '普京是谁',
  'ποιος είναι',
  'من هو بوتين',
])('another language is known as one: %s', (text) => {
  expect(isOtherLanguage(text)).toBe(true);
});

test.each([
  'who is putin',
  'ursula von der leyen statement',
  'what did the mayor of São Paulo say about the Côte d’Ivoire',
  'what does nicht mean in das ist nicht wahr',
  'did he say "du coup"',
  'Il-96 landing',
  'los angeles las vegas',
  'le monde la repubblica',
  'wer was d lunch',
  'wat did he say der',
  'por favor, what happened',
  'was it in the war',
  'lunch?',
  'Путин arrived when',
  'ok',
  '',
])('English is not taken for another language: %s', (text) => {
  expect(isOtherLanguage(text)).toBe(false);
});

describe('of all that readers ask', async () => {
  const corpora = await Promise.all([SHIPPED, INVENTED].map(openWorld));
  const asked = corpora.flatMap(({ corpus }) => [...corpus.queries, ...corpus.unanswered]);

  test('nothing is taken for another language but what is in one', () => {
    expect(asked.length).toBeGreaterThan(10_000);
    expect(
      asked.map(({ text }) => text).filter((text) => /\p{L}/u.test(text) && isOtherLanguage(text)),
    ).toEqual(['bonjour, ça va?', 'wie spät ist es in Sydney']);
  });
});
