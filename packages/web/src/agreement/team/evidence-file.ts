import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { api } from '../../shell/team-app/api.ts';
import { useAgreementChange } from './agreement-change.ts';

/** Saves the whole evidence as a JSON file on this device; the export is itself kept as an event. */
export function useEvidence(agreement: AgreementView): () => Promise<boolean> {
  const change = useAgreementChange(agreement);
  return () => change(async () => {
    const evidence = await api.agreement.evidence({ id: agreement.id });
    const address = URL.createObjectURL(new Blob([JSON.stringify(evidence, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${agreement.number}-evidence.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), RELEASE_MS);
  });
}

const RELEASE_MS = 30_000;
