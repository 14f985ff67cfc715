import type { AgreementEvidence } from '@entente/contract/agreement/agreement-evidence';
import type { NamedFramework } from './agreement-version.actions.ts';

/** The framework agreement of an order as evidence keeps it. */
export function frameworkOfEvidence({ number, title, inForceOn, sha256, version }: NamedFramework): NonNullable<AgreementEvidence['framework']> {
  return { number, title, inForceOn, version, sha256 };
}
