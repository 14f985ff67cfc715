import type { ColumnPlan } from './import-plan.ts';

/** What a plan says that a value means. Values are whatever a file holds: "constructor" is one, and no part of an object. */
export function meantBy({ values }: Pick<ColumnPlan, 'values'>, value: string): string | undefined {
  return Object.hasOwn(values, value) ? values[value] : undefined;
}
