import { z } from 'zod';
import { Id, Instant } from '@entente/core/kernel/values';
import { Form, FormError, Frame } from './portal-frame.ts';

/** The keys of devices that sign for the reader; each can be called off with a code from their mailbox. */
export const DevicesPage = z.strictObject({
  page: z.literal('devices'),
  frame: Frame,
  form: Form,
  /** `ask`: no code yet. `type`: one was mailed. */
  step: z.enum(['ask', 'type']),
  keys: z.array(z.strictObject({ id: Id, /** How the key can be told from another: the start of its SHA-256. */ print: z.string(), setUpAt: Instant, lastSignedAt: Instant.nullable(), calledOffAt: Instant.nullable() })),
  /** The key that was chosen before the code was asked for; empty where none was. */
  chosen: z.string(),
  codeGoesTo: z.string(),
  codeValidUntil: Instant.nullable(),
  error: FormError.nullable(),
});
export type DevicesPage = z.infer<typeof DevicesPage>;
