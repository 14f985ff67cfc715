import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { Translator } from '@entente/phrases/translator';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { MenuGroup, MenuItem } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { agreementsOfQuery } from '../agreement.queries.ts';
import { standingWords } from '../standing-words.ts';
import { useAgreementChange } from './agreement-change.ts';
import { textFileAddress } from './contract-file.ts';
import { useEvidence } from './evidence-file.ts';
import type { SigningParts } from './signing-parts.ts';

/** The agreement's acts that are not next: copy, open the words again, withdraw, bin, evidence. */
export function useAgreementMenu(agreement: AgreementView, signing: SigningParts): { groups: readonly MenuGroup[]; dialog: ReactNode } {
  const t = usePhrases();
  const navigate = useNavigate();
  const change = useAgreementChange(agreement);
  const saveEvidence = useEvidence(agreement);
  const [dialog, setDialog] = useState<'reopen' | 'withdraw' | null>(null);
  const { id, engagement: { id: engagementId }, standing: { state, currentVersion } } = agreement;
  const goTo = (agreementId: string | undefined) => navigate({ to: '/engagements/$id', params: { id: engagementId }, search: agreementId === undefined ? {} : { agreement: agreementId } });
  const copy = () => change(async () => {
    const made = await api.agreement.copy({ id });
    await goTo(made.id);
    return made;
  }, ({ number }) => ({ words: t('agreement.copied', { number }) }));
  const remove = () => change(async () => {
    await api.agreement.delete({ id });
    await goTo(undefined);
  }, { words: t('agreement.deleted', { number: agreement.number }), undo: () => api.agreement.restore({ id }) });
  const { WithdrawDialog } = signing;
  const out = currentVersion !== null && state !== 'withdrawn' && state !== 'sealed' && state !== 'signed';
  const items: MenuItem[] = [{ label: t('agreement.copy'), run: () => void copy() }, { label: t('agreement.saveEvidence'), run: () => void saveEvidence() }];
  if (agreement.mayReopen) items.push({ label: t('agreement.reopen'), run: () => setDialog('reopen') });
  if (out && WithdrawDialog !== undefined) items.push({ label: t('agreement.withdraw'), run: () => setDialog('withdraw'), danger: true });
  if (state === 'draft' || state === 'withdrawn') items.push({ label: t('agreement.delete'), run: () => void remove(), danger: true });
  return {
    groups: [{ label: t('agreement.agreement'), items }, { label: t('agreement.saveAs'), items: textFiles(t, agreement) }, ...useOtherAgreements(agreement, goTo)],
    dialog: (
      <>
        {dialog === 'reopen' ? <ReopenDialog agreement={agreement} onClose={() => setDialog(null)} /> : null}
        {WithdrawDialog === undefined ? null : <WithdrawDialog agreement={agreement} open={dialog === 'withdraw'} onClose={() => setDialog(null)} />}
      </>
    ),
  };
}

const TEXT_FORMS = [['pdf', 'agreement.savePdf'], ['docx', 'agreement.saveWord'], ['markdown', 'agreement.saveMarkdown'], ['json', 'agreement.saveRecords']] as const;

/** The text that counts now as a file: the version that is out, or the draft. */
function textFiles(t: Translator, { id, standing: { state, currentVersion } }: AgreementView): readonly MenuItem[] {
  const version = state === 'draft' ? null : currentVersion;
  return TEXT_FORMS.map(([form, label]) => ({ label: t(label), run: () => Object.assign(document.createElement('a'), { href: textFileAddress(id, { form, version }), download: '' }).click() }));
}

/** The engagement's other agreements: copies, earlier ones. */
function useOtherAgreements({ id, engagement }: AgreementView, goTo: (agreementId: string) => Promise<void>): readonly MenuGroup[] {
  const t = usePhrases();
  const { data } = useQuery(agreementsOfQuery(engagement.id));
  const others = data?.rows.filter((row) => row.id !== id) ?? [];
  if (others.length === 0) return [];
  return [{ label: t('agreement.others'), items: others.map((row) => ({ label: `${row.number} · ${standingWords(t, row.standing).words}`, run: () => void goTo(row.id) })) }];
}

/** Asked about: who has signed will have to sign again. */
function ReopenDialog({ agreement, onClose }: { agreement: AgreementView; onClose: () => void }) {
  const t = usePhrases();
  const change = useAgreementChange(agreement);
  const signed = agreement.signatories.filter((person) => person.signed !== null).map(({ name }) => name);
  const reopen = async () => {
    if (await change(() => api.agreement.reopen({ id: agreement.id }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('agreement.reopenTitle')} act={<Button kind="main" onClick={() => void reopen()}>{t('agreement.reopen')}</Button>}>
      <p>{t('agreement.reopenHelp', { people: signed.join(', ') })}</p>
    </Dialog>
  );
}
