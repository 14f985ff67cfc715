import type { OwnSigningView } from '@entente/contract/signing/signing-views';
import { CheckField } from '../../ui/check-field.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** What a member says with their signature. */
export type SignFields = { typedName: string; roleTitle: string; onBehalfOf: string; consents: readonly string[] };

/** Who signs, on whose behalf, and what they agree to. */
export function SignForm({ form, set, own }: { form: SignFields; set: (part: Partial<SignFields>) => void; own: OwnSigningView }) {
  const t = usePhrases();
  const tick = (box: string, on: boolean) => set({ consents: on ? [...form.consents, box] : form.consents.filter((one) => one !== box) });
  return (
    <>
      <Field label={t('sending.name')} value={form.typedName} onChange={(typedName) => set({ typedName })} autoComplete="name" />
      <Field label={t('sending.role')} value={form.roleTitle} onChange={(roleTitle) => set({ roleTitle })} />
      <Field label={t('sending.behalf')} value={form.onBehalfOf} onChange={(onBehalfOf) => set({ onBehalfOf })} />
      {own.consents.map(({ box, text }) => <CheckField key={box} checked={form.consents.includes(box)} onChange={(on) => tick(box, on)}>{text}</CheckField>)}
    </>
  );
}

/** Why somebody may not sign now, as a sentence. */
export function hindranceWords(t: ReturnType<typeof usePhrases>, code: string | null): string | null {
  const key = `refusal.${code ?? ''}`;
  return t.has(key) ? t(key) : null;
}
