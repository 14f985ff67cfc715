import { z } from 'zod';
import { Locale } from '@entente/core/kernel/locale';
import { Prose } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';

/** A paragraph of "How we work": what the plan says, and what somebody wrote over it. */
export const PassageView = z.object({
  /** 'course', 'answers', 'yours', 'own', or 'phase-' with the phase's id. */
  key: z.string(),
  title: z.string(),
  /** What the plan says now; lines that begin with "- " are items of a list. Null where the plan has no such paragraph any more. */
  plan: z.string().nullable(),
  /** Null where nobody changed it. `changed`: the plan is another than the one it was written over. */
  own: z.object({ text: z.string(), name: z.string(), at: Instant, changed: z.boolean() }).nullable(),
});
export type PassageView = z.infer<typeof PassageView>;

export const ExplanationView = z.object({
  engagementId: Id,
  agreementId: Id.nullable(),
  /** The language of the agreement: the paragraphs are in it. */
  locale: Locale,
  /** Whether a text went out, so that the client reads the explanation with it. */
  sent: z.boolean(),
  /** Words that the agreement defines, with their other names: abbreviations among them are explained. */
  explained: z.array(z.string()),
  passages: z.array(PassageView),
});
export type ExplanationView = z.infer<typeof ExplanationView>;

const Key = z.string().regex(/^(?:course|answers|yours|own|phase-[0-9a-f-]{36})$/);
const at = { engagementId: Id, key: Key };

export const explanationContract = {
  get: procedure
    .route({ method: 'GET', path: '/explanations', operationId: 'getExplanation', tags: ['explanation'], summary: 'How the work of an engagement is done, in plain words: paragraph by paragraph, from the plan of its agreement' })
    .input(z.object({ engagementId: Id }))
    .output(ExplanationView),
  write: procedure
    .route({ method: 'PUT', path: '/explanations/{engagementId}/passages/{key}', operationId: 'writePassage', tags: ['explanation'], summary: 'Say a paragraph in words of your own, or keep them over a plan that has changed' })
    /** `before`: what stood there in somebody's own words when it was opened; null for the plan's. */
    .input(z.strictObject({ ...at, text: Prose(4_000), before: z.string().max(4_000).nullable() }))
    .output(ExplanationView),
  take: procedure
    .route({ method: 'DELETE', path: '/explanations/{engagementId}/passages/{key}', operationId: 'takePlanPassage', tags: ['explanation'], summary: 'Let a paragraph say again what the plan says' })
    .input(z.strictObject(at))
    .output(ExplanationView),
};
