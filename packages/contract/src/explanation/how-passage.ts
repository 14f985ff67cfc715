import { z } from 'zod';

/** A paragraph of how the work is done as a client reads it, in the agreement's language. Lines that begin with "- " are items of a list. */
export const HowPassage = z.strictObject({ key: z.string(), title: z.string(), text: z.string() });
export type HowPassage = z.infer<typeof HowPassage>;
