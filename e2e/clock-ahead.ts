/**
 * Loaded into the program before it starts (`node --import …/clock-ahead.ts?minutes=6`): its clock then
 * goes that many minutes ahead. The program itself has no switch for this, and shall have none.
 */
const ahead = Number(new URL(import.meta.url).searchParams.get('minutes')) * 60_000;
const RealDate = globalThis.Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: readonly unknown[], wanted) => Reflect.construct(target, given.length === 0 ? [target.now() + ahead] : given, wanted) as Date,
  apply: (target) => new target(target.now() + ahead).toString(),
  get: (target, name) => (name === 'now' ? () => target.now() + ahead : (Reflect.get(target, name) as unknown)),
});
