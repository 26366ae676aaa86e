/** A number with what it counts: "nearly three hours". */
export interface Quantity {
  readonly text: string;
  /** "hour", "people": singular where English makes it by s. */
  readonly unit: string;
  readonly start: number;
}

const NUMBER =
  '(?:\\d[\\d,.]*(?:-\\d\\/\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|dozens?|hundreds?|thousands?|tens of thousands|an?|half an?)(?: (?:and a half|million|billion|thousand|hundred|dozen))*';
const APPROXIMATE =
  '(?:nearly|almost|about|around|over|more than|less than|some|roughly|approximately|at least|up to|just|only|well over)';
const UNIT =
  '(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|people|persons?|men|women|children|civilians|soldiers|troops|passengers|patients|students|officials|leaders|lives|dead|killed|wounded|injured|casualties|percent|per cent|%|dollars|euros|pounds|metres?|meters?|kilometres?|kilometers?|km|miles?|feet|tonnes?|tons?|hectares|acres|regions?|countries|villages?|towns?|cities|houses|homes|boats?|ships?|planes?|aircraft|points?|votes?|seats?|deaths|arrests|times|phone calls|questions)';
const QUANTITY = new RegExp(`(?:${APPROXIMATE} )?${NUMBER}[ -]${UNIT}\\b`, 'giu');

/** Finds numbers with their units in a text. */
export function quantities(text: string): readonly Quantity[] {
  return [...text.matchAll(QUANTITY)].map(({ index, 0: found }) => ({
    text: found,
    unit: (found.split(/[ -]/u).at(-1) ?? '').toLowerCase().replace(/s$/u, ''),
    start: index,
  }));
}
