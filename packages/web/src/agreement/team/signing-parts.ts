import type { ComponentType } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';

export type SigningPart = { readonly agreement: AgreementView; readonly open: boolean; readonly onClose: () => void };

/**
 * What the area "signing" brings to the agreement's page. It stands below this area, so the shell hands
 * it in; a part that is not there is not offered.
 */
export type SigningParts = {
  /** Asks how and to whom, then sends. The draft is saved before it opens. */
  readonly SendDialog?: ComponentType<SigningPart>;
  /** The member's own signature, with its code. */
  readonly SignDialog?: ComponentType<SigningPart>;
  readonly WithdrawDialog?: ComponentType<SigningPart>;
  /** What became of the messages to the people who sign: delivered, bounced, remind. */
  readonly Deliveries?: ComponentType<{ readonly agreement: AgreementView }>;
};
