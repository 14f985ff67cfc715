import { ENGAGEMENT_KINDS } from '@entente/core/engagement/engagement-kind';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the page of an engagement's agreement shows: which agreement, where there are several, and how. */
export type AgreementPlace = { agreement?: string; view?: 'client' };

/** Reads the place from the address; what does not belong is left out. */
export function agreementPlaceFrom({ agreement, view }: Record<string, unknown>): AgreementPlace {
  return { ...(typeof agreement === 'string' && ID.test(agreement) ? { agreement } : {}), ...(view === 'client' ? { view } : {}) };
}

/** A new agreement may begin at a client, and at a template: one of the workspace by its id, a built-in one by its kind. */
export type NewAgreementPlace = { clientId?: string; clientName?: string; template?: string };

/** Reads with whom and from what a new agreement begins. */
export function newAgreementPlaceFrom({ clientId, clientName, template }: Record<string, unknown>): NewAgreementPlace {
  const from = typeof template === 'string' && (ID.test(template) || ENGAGEMENT_KINDS.some((kind) => kind === template)) ? { template } : {};
  if (typeof clientId !== 'string' || !ID.test(clientId)) return from;
  return { clientId, ...(typeof clientName === 'string' ? { clientName: clientName.slice(0, 200) } : {}), ...from };
}
