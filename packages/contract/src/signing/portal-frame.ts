import { z } from 'zod';
import { Locale } from '@entente/core/kernel/locale';
import { Day, Id, Instant } from '@entente/core/kernel/values';

/**
 * What the server tells the portal's pages: plain data, checked before it is drawn, so that nothing
 * leaves by accident. A page holds no link, no code and nobody's full address but its reader's own words.
 */
export const Form = z.strictObject({
  action: z.string(),
  /** Minted for this showing of the page: what it is posted for happens once. */
  id: Id,
  /** Ties the form to the link, the browser and the id. */
  proof: z.string(),
});
export type PortalForm = z.infer<typeof Form>;

/** A refusal to be said beside a field, or above the form where `field` is null. */
export const FormError = z.strictObject({ field: z.string().nullable(), code: z.string(), detail: z.record(z.string(), z.unknown()) });
export type PortalFormError = z.infer<typeof FormError>;

/** By when an answer is due that nobody has given yet, of either side alike. */
export const AnswerBy = z.strictObject({ dueOn: Day, state: z.enum(['ahead', 'due', 'missed']) });

export const Frame = z.strictObject({
  locale: Locale,
  /** How the page speaks to its reader, by the firm's choice. */
  manner: z.enum(['formal', 'familiar']),
  timeZone: z.string(),
  /** "/portal/<link id>" */
  base: z.string(),
  /** Where this page stands, for the switch of language. */
  path: z.string(),
  /** Who asks. */
  asker: z.strictObject({ name: z.string(), firm: z.string(), email: z.string() }),
  /** Who reads. */
  reader: z.string(),
  agreement: z.strictObject({ title: z.string(), number: z.string(), locale: Locale, /** Until when it can be signed. */ expiresAt: Instant.nullable() }),
  now: Instant,
});
export type PortalFrame = z.infer<typeof Frame>;

/** Taps, typed characters and decisions of the shortest path; words are counted on the page itself. */
export const Effort = z.strictObject({ taps: z.number().int(), characters: z.number().int(), decisions: z.number().int() });

/** What an order names: its framework agreement, and where its text in force is read; null where the reader does not sign that text. */
export const PortalFramework = z.strictObject({ number: z.string(), title: z.string(), href: z.string().nullable() });
export type PortalFramework = z.infer<typeof PortalFramework>;
