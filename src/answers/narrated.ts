import { cite } from '../contract/citations.ts';
import type { Context } from '../contract/command.ts';
import { answer, span, template } from '../contract/replies.ts';
import type { Reply } from '../contract/reply.ts';
import { allPassages, articleName, findArticle } from '../corpus/access.ts';

/** A passage that quotes nobody, with the article that tells it; null where the corpus has no such passage. */
export function narratedReply(id: string, { corpus }: Context): Reply | null {
  const passage = allPassages(corpus).find((one) => one.id === id);
  const article = findArticle(corpus, passage?.article ?? '');
  if (!passage || passage.quotation || !article) return null;
  const text = `That is no quotation. ${articleName(article)} tells it:`;
  return answer([template(text), span(passage.text, [cite(corpus, passage)])]);
}
