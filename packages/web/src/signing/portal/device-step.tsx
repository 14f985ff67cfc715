import type { PortalSignForm } from '@entente/contract/signing/portal-page';
import { Banner } from '../../ui/banner.tsx';
import { bindWords } from '../../ui/bind-words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { DeviceButton, PortalButton } from '../../ui/portal/portal-button.tsx';

/** The device signs: one button, what the device will ask, and the way for a device that is new. */
export function DeviceStep({ sign, codeAction }: { sign: PortalSignForm; codeAction: string }) {
  const t = usePhrases();
  const ask = sign.device?.ask ?? null;
  if (ask === null) return <Banner tone="warn" title={t('device.notHere')} />;
  return (
    <>
      <input type="hidden" name="device" value="" />
      <noscript><Banner tone="warn" title={t('device.noScript')} /></noscript>
      <div>
        <DeviceButton busy={t('signing.signingNow')} asking={t('device.asking')}>{sign.buttonText}</DeviceButton>
        <div className="p-error" role="alert" data-said="" data-none={t('device.none')} data-stopped={t(ask.enrol === null ? 'device.stopped' : 'device.stoppedFirst')} />
        <div className="p-hint">{bindWords(t(ask.enrol === null ? 'device.known' : 'device.first'))} {bindWords(t('device.stays'))}</div>
      </div>
      {ask.keys.length === 0 ? null : <p className="meta-2"><a href={sign.form.action.replace(/\/sign$/, '/devices')}>{t('device.usLink')}</a></p>}
      {ask.enrol === null ? <PortalButton kind="text" formAction={codeAction} formNoValidate busy={t('signing.sendingNow')}>{t('device.another')}</PortalButton> : null}
    </>
  );
}
