import type { EngagementKind } from '../../engagement/engagement-kind.ts';
import type { FrameBlock } from '../clause-text.ts';
import { GROUND_RULE_TOPICS, type DocumentContent, type GroundRule } from '../content.ts';
import type { Locale } from '../../kernel/locale.ts';
import { isOrder } from '../order-clause.ts';

export type SoftTopic = Exclude<GroundRule['topic'], 'own'>;
export const SOFT_TOPICS: readonly SoftTopic[] = GROUND_RULE_TOPICS.filter((topic) => topic !== 'own');

/** What an agreement of one kind has: parts of the hard frame, and topics both sides settle in the soft frame. */
export type KindFrame = { readonly asks: readonly FrameBlock[]; readonly topics: readonly SoftTopic[] };

const WORK: readonly FrameBlock[] = ['scope_in', 'scope_out', 'phases', 'results', 'deliverables', 'billing', 'client_inputs', 'responsibilities', 'ground_rules'];
/** Where people meet and nothing is handed over. */
const TALK: readonly FrameBlock[] = ['scope_in', 'scope_out', 'phases', 'results', 'billing', 'client_inputs', 'ground_rules'];
const OF_WORK: readonly SoftTopic[] = ['answer_times', 'urgent_channel', 'quiet_hours', 'who_decides', 'bad_news', 'lateness'];

export const KIND_FRAMES: Readonly<Record<EngagementKind, KindFrame>> = {
  service_agreement: { asks: WORK, topics: OF_WORK },
  elearning_agreement: { asks: WORK, topics: OF_WORK },
  pr_retainer: { asks: WORK, topics: OF_WORK },
  consulting_agreement: { asks: WORK, topics: OF_WORK },
  coaching_agreement: { asks: TALK, topics: SOFT_TOPICS },
  sponsored_coaching: { asks: TALK, topics: SOFT_TOPICS },
  mentoring_agreement: { asks: TALK, topics: SOFT_TOPICS },
};

/** What is asked of a document: what its kind has; of talks that the text says are free of charge, no payments; of an order, without how both sides work together, which its framework agreement says. Null where the kind is not known. */
export function frameAskedOf(content: Pick<DocumentContent, 'head' | 'clauses'>, kind: EngagementKind | null): KindFrame | null {
  if (kind === null) return null;
  const { asks: ofKind, topics } = KIND_FRAMES[kind];
  const asks = ofKind === TALK && isFree(content) ? ofKind.filter((frame) => frame !== 'billing') : ofKind;
  return isOrder(content) ? { asks: asks.filter((frame) => frame !== 'ground_rules'), topics: [] } : { asks, topics };
}

/** Words that say of talks as a whole that nobody pays for them. Lower case. */
const FREE: Readonly<Record<Locale, { readonly what: readonly string[]; readonly free: readonly string[] }>> = {
  en: { what: ['mentoring', 'coaching'], free: ['free of charge', 'unpaid', 'without pay', 'pro bono'] },
  pl: { what: ['mentoring', 'coaching'], free: ['bezpłatn', 'nieodpłatn', 'bez opłat', 'pro bono'] },
  ru: { what: ['наставничеств', 'менторств', 'коучинг'], free: ['бесплатн', 'безвозмездн', 'без оплаты'] },
};

/** Whether a sentence of the text says that the talks as a whole are free; one more meeting that is free does not. */
function isFree({ head, clauses }: Pick<DocumentContent, 'head' | 'clauses'>): boolean {
  const { what, free } = FREE[head.locale];
  const sentences = clauses.flatMap(({ body }) => body.toLowerCase().split(/[.!?\n]/u));
  return sentences.some((sentence) => what.some((word) => sentence.includes(word)) && free.some((word) => sentence.includes(word)));
}
