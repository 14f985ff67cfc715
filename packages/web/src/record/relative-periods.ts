import type { RelativePeriod } from '@entente/core/record/record-filter';

/** The periods that move with the calendar, as core names them; written out here so that a list need not load the schema library. */
export const RELATIVE_PERIODS = ['today', 'yesterday', 'tomorrow', 'this_week', 'last_week', 'next_week', 'this_month', 'last_month', 'next_month', 'this_quarter', 'last_quarter', 'next_quarter', 'this_year', 'last_year', 'next_year'] as const satisfies readonly RelativePeriod[];
