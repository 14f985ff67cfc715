import type { Phrases } from '../shape.ts';
import type { workspace as english } from '../en/workspace.ts';

export const workspace: Phrases<typeof english> = {};
