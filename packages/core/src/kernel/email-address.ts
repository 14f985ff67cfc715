/** The rule by itself, without a schema, for what a browser loads first. */
const LOCAL_PART = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const DOMAIN_LABEL = /^[A-Za-z0-9-]{1,63}$/;
const LONGEST = 254;

/** One recipient: a local part, "@", and a domain of at least two labels; spaces around it do not matter. Read by hand, so that no input makes it slow. */
export function isEmailAddress(typed: string): boolean {
  const text = typed.trim();
  const at = text.lastIndexOf('@');
  if (typed.length > LONGEST || at < 1 || !LOCAL_PART.test(text.slice(0, at))) return false;
  const labels = text.slice(at + 1).split('.');
  return labels.length > 1 && labels.every((label) => DOMAIN_LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-'));
}
