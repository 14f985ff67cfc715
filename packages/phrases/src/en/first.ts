import { shell } from './shell.ts';
import { kit } from './kit.ts';
import { today } from './today.ts';
import { interaction } from './interaction.ts';
import { search } from './search.ts';
import { deals } from './deals.ts';

/** What the first page says; the rest of the catalog comes while it is read. */
export const first = { shell, kit, today, interaction, search, deals };
