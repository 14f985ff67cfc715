/** What a refused request says: what happened, what is safe, what to do next. Codes are the keys. */
export const refusal = {
  'not-found': 'This is not here, or you may not see it. Nothing was changed.',
  'sign-in-first': 'Please sign in first. What you typed is still here.',
  'not-allowed': 'Your role does not allow this. Ask an owner of the workspace.',
  'input-is-wrong': 'Something in the form does not fit. Nothing was saved; look at the marked field.',
  'field-changed-meanwhile': 'Somebody changed this field while you were writing. Nothing is lost: choose which text stays.',
  'idempotency-key-used-otherwise': 'This request was already used for something else. Reload the page and try again.',
  'too-many-requests': 'That was too many tries in a short time. Please wait a moment.',
  'client-has-agreements': 'This client has agreements that are out or signed. Close or withdraw them first.',
} as const;
