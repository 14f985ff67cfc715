/**
 * An expected "no" is a returned value; only a broken assumption is thrown.
 * A refusal's code is a translation key: it must exist in every locale of packages/phrases.
 */
export type Refusal<Code extends string = string> = {
  readonly code: Code;
  /** Plain values for the translated sentence, and for the screen (for example a conflict's three texts). */
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type Outcome<Value, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: R };

/** Wraps the value of a granted request. */
export function granted<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Wraps the reason of a refused request. */
export function refused<Code extends string>(code: Code, detail?: Record<string, unknown>): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: detail === undefined ? { code } : { code, detail } };
}
