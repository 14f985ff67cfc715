import type { DocumentContent } from './content.ts';

/** The clause that makes a document an order: it names the framework agreement that governs everything else. */
export const ORDER_CLAUSE = 'order-of-framework';

/** What an order says of its framework agreement, by the variables that say it: number, title, day from which its text is in force, SHA-256 of that text. */
export const FRAMEWORK_VARIABLES = { number: 'framework_number', title: 'framework_title', inForceOn: 'framework_day', sha256: 'framework_sha256' } as const;
export type FrameworkVariable = keyof typeof FRAMEWORK_VARIABLES;

/** Whether a document is an order under a framework agreement, by what it says itself. */
export function isOrder({ clauses }: Pick<DocumentContent, 'clauses'>): boolean {
  return clauses.some(({ key }) => key === ORDER_CLAUSE);
}

/** The number of the agreement that an order names; null where the document is no order, or names none. */
export function frameworkNumber(content: Pick<DocumentContent, 'clauses' | 'variables'>): string | null {
  return saidOfFramework(content, 'number');
}

/** The SHA-256 of the text that an order names; null where the document is no order, or names none. */
export function frameworkSha256(content: Pick<DocumentContent, 'clauses' | 'variables'>): string | null {
  return saidOfFramework(content, 'sha256');
}

function saidOfFramework(content: Pick<DocumentContent, 'clauses' | 'variables'>, fact: FrameworkVariable): string | null {
  return isOrder(content) ? (content.variables.find(({ key }) => key === FRAMEWORK_VARIABLES[fact])?.value ?? null) : null;
}
