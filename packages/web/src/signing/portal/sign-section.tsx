import type { PortalSignForm, SignPage } from '@entente/contract/signing/portal-page';
import { Banner } from '../../ui/banner.tsx';
import { bindWords } from '../../ui/bind-words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { DefaultButton, PortalButton } from '../../ui/portal/portal-button.tsx';
import { CodeField, ConsentBox, PortalField } from '../../ui/portal/portal-field.tsx';
import { PortalFold, PortalPairs, PortalSection } from '../../ui/portal/portal-section.tsx';
import { momentsIn } from './moments.ts';
import { DeviceStep } from './device-step.tsx';
import { FormProof } from './portal-frame.tsx';
import { FileSteps, GiveBack } from './returned-parts.tsx';
import { errorAt } from './portal-words.ts';

/** The signature: who, on whose behalf, consent, code, the button that binds. Or whose turn it is first. */
export function SignSection({ page }: { page: SignPage }) {
  const t = usePhrases();
  const { sign, waitsFor } = page;
  if (sign === null) {
    if (waitsFor.length === 0) return null;
    return (
      <PortalSection look="act" title={t('signing.signature')} id="sign">
        <p>{t('signing.waitsFor', { names: waitsFor.join(', '), count: waitsFor.length })}</p>
        <p className="meta-2">{t('signing.waitsForHelp')}</p>
      </PortalSection>
    );
  }
  const general = errorAt(t, sign.error, null);
  return (
    <PortalSection look="act" title={t('signing.signature')} id="sign">
      {general === undefined ? null : <Banner tone="bad" title={general} />}
      {sign.file === null ? null : <FileSteps file={sign.file} />}
      <form className="p-form" method="post" action={formAction(sign)} data-device={sign.step === 'device' ? JSON.stringify(sign.device?.ask) : undefined} encType={sign.file === null ? undefined : 'multipart/form-data'} data-keep="sign">
        <FormProof form={sign.form}>
          <input type="hidden" name="version" value={sign.versionNumber} />
          <input type="hidden" name="sha256" value={sign.sha256} />
          <input type="hidden" name="shown" value={sign.shown} />
          <input type="hidden" name="locale" value={page.frame.locale} />
        </FormProof>
        {sign.step === 'ask' ? null : <DefaultButton />}
        {sign.file === null ? null : <GiveBack file={sign.file} sign={sign} />}
        <PortalField name="name" label={t('signing.fullName')} autoComplete="name" defaultValue={sign.typedName} required maxLength={200} error={errorAt(t, sign.error, 'name')} />
        {sign.organisation ? <PortalField name="behalf" label={t('signing.onBehalfOf')} autoComplete="organization" defaultValue={sign.onBehalfOf} required maxLength={200} error={errorAt(t, sign.error, 'behalf')} /> : null}
        {sign.organisation ? <PortalField name="role" label={t('signing.role')} optional={t('kit.optional')} autoComplete="organization-title" defaultValue={sign.roleTitle} maxLength={200} /> : null}
        {sign.consents.map(({ box, text, required, ticked }, index) => <ConsentBox key={box} name={`consent-${box}`} free={!required} ticked={ticked} error={index === 0 ? errorAt(t, sign.error, 'consent') : undefined}>{text}</ConsentBox>)}
        <Step page={page} sign={sign} />
      </form>
      <After sign={sign} />
    </PortalSection>
  );
}

/** What can be undone, and what is kept; a paper is neither. */
function After({ sign }: { sign: PortalSignForm }) {
  const t = usePhrases();
  return sign.file?.onPaper === true ? null : <p className="meta-2">{bindWords(t('signing.afterSigning'))} {bindWords(t('signing.keptWithIt'))}</p>;
}

/** Where the form goes: for a code, with the code that sets a device up, or with the signature. */
function formAction(sign: PortalSignForm): string {
  if (sign.step === 'ask') return codeAction(sign);
  const { action } = sign.form;
  return `${sign.step === 'type' && sign.device !== null ? action.replace(/\/sign$/, '/device-code') : action}#sign`;
}

/** The fragment stays through the answer: what is refused is seen where it was asked. */
function codeAction({ form }: PortalSignForm): string {
  return form.action.replace(/\/sign$/, '/code#sign');
}

/** What a consumer orders, directly above the button that obliges them to pay: the law wants it there, however it is said above. */
function Obligation({ obligation }: Pick<PortalSignForm, 'obligation'>) {
  const t = usePhrases();
  if (obligation === null) return null;
  const { points, form } = obligation;
  return (
    <div className="p-points">
      <h3>{t('signing.pointsTitle')}</h3>
      <PortalPairs look="stacked" pairs={points.map(({ line, question, answer }) => ({ id: line, term: question, value: answer }))} />
      {form.length === 0 ? null : <p className="meta-2">{bindWords(t('signing.pointsWithdraw'))}</p>}
      {form.length === 0 ? null : <PortalFold label={t('signing.pointsForm')}><div className="p-how">{form.map((line) => <p key={line}>{line}</p>)}</div></PortalFold>}
    </div>
  );
}

function Step({ page, sign }: { page: SignPage; sign: PortalSignForm }) {
  const t = usePhrases();
  const { step, codeGoesTo, codeValidUntil, buttonText, error } = sign;
  const codeError = errorAt(t, error, 'code');
  if (step === 'ask') {
    return (
      <>
        {codeError === undefined ? null : <Banner tone="warn" title={codeError} />}
        <div><PortalButton busy={t('signing.sendingNow')}>{t('signing.sendCode')}</PortalButton><div className="p-hint">{t(sign.device === null ? 'signing.sendCodeHint' : 'device.sendCodeHint', { address: codeGoesTo })}</div></div>
      </>
    );
  }
  const obligation = <Obligation obligation={sign.obligation} />;
  if (step === 'device') return <>{obligation}<DeviceStep sign={sign} codeAction={codeAction(sign)} /></>;
  if (step === 'file') return <>{obligation}<PortalButton busy={t(sign.file?.onPaper === true ? 'signing.sendingNow' : 'returned.looking')}>{buttonText}</PortalButton></>;
  if (step === 'link') return <>{obligation}<div><PortalButton busy={t('signing.signingNow')}>{buttonText}</PortalButton><div className="p-hint">{t('signing.linkOnly')}</div></div></>;
  const until = codeValidUntil === null ? null : t('signing.codeUntil', { time: momentsIn(page.frame.locale, page.frame.timeZone).time(codeValidUntil) });
  const another = <PortalButton kind="text" formAction={codeAction(sign)} formNoValidate busy={t('signing.sendingNow')}>{t('signing.codeAgain')}</PortalButton>;
  return (
    <>
      <CodeField name="code" label={t('signing.code', { address: codeGoesTo })} hint={<>{until} {another}</>} error={codeError} here />
      {sign.device === null ? <>{obligation}<PortalButton busy={t('signing.signingNow')}>{buttonText}</PortalButton></> : <div><PortalButton busy={t('signing.working')}>{t('device.goOn')}</PortalButton><div className="p-hint">{t('device.goOnHint')}</div></div>}
    </>
  );
}
