import { z } from 'zod';
import { isEmailAddress } from './email-address.ts';

/** UUID in its one written form (lower case, hyphens); made by the application as UUIDv7. */
export const Id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
export type Id = z.infer<typeof Id>;

/** A calendar day, YYYY-MM-DD, without time zone. What is no day is looked at no further: rules that count days never see it. */
export const Day = z.iso.date({ abort: true });
export type Day = z.infer<typeof Day>;

/** A moment in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime({ abort: true });
export type Instant = z.infer<typeof Instant>;

/** ISO 4217 code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export type Currency = z.infer<typeof Currency>;

/** A currency that there is or was, as the runtime's list has it (CLDR); for what people write. What is kept already stays readable. */
export const KnownCurrency = Currency.refine((code) => Intl.supportedValuesOf('currency').includes(code), 'currency-is-unknown');

/** Money in minor units (cents, grosze, kopecks) that fits a double exactly. */
export const MinorUnits = z.number().int().min(-9_007_199_254_740_991).max(9_007_199_254_740_991);

/** An e-mail address: one recipient only, no display name, no control characters, ASCII as SMTP without SMTPUTF8 wants it. */
export const EmailAddress = z
  .string()
  .max(254)
  .transform((text) => text.trim())
  .pipe(z.string().refine(isEmailAddress, 'not-an-email-address').meta({ format: 'email' }));

export const SIDES = ['provider', 'client'] as const;
/** The two sides of every agreement. */
export const Side = z.enum(SIDES);
export type Side = z.infer<typeof Side>;
