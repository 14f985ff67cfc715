import { z } from 'zod';
import { Currency, Day } from '@entente/core/kernel/values';

/** What a change does to money: one amount by its label, or what is paid altogether (null). What stays is left out. */
export const MoneyEffectView = z.strictObject({ label: z.string().nullable(), currency: Currency, beforeMinor: z.number().int().nullable(), afterMinor: z.number().int().nullable() });
export const DayEffectView = z.strictObject({ what: z.enum(['phase_start', 'phase_end', 'deliverable', 'client_input', 'payment']), name: z.string(), before: Day.nullable(), after: Day.nullable() });
