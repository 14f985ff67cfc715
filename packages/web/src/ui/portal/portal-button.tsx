import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';

type Kind = 'main' | 'outlined' | 'danger' | 'text';

type PortalButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  'data-asking'?: string;
  kind?: Kind;
  /** Words while the form is on its way ("Signing…"); shown by the portal's script, which also stops a second press. */
  busy?: string;
  children: ReactNode;
};

/** A button of a client's page, 48 px high. It submits its form unless told otherwise. */
export function PortalButton({ kind = 'main', busy, type = 'submit', children, ...rest }: PortalButtonProps) {
  return <button {...rest} type={type} data-busy={busy} className={classOf(kind)}>{children}</button>;
}

/** The main button of a form that a device signs: `asking` stands on it while the device waits for its owner. */
export function DeviceButton({ asking, ...rest }: Omit<PortalButtonProps, 'kind'> & { asking: string }) {
  return <PortalButton {...rest} data-asking={asking} />;
}

/** What Enter presses where the first button of a form is not the one that it is for. Not seen and not reached by Tab. */
export function DefaultButton() {
  return <button type="submit" className="p-default" tabIndex={-1} aria-hidden="true" />;
}

/** A link that looks like one. */
export function PortalLinkButton({ kind = 'outlined', children, ...rest }: Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className'> & { kind?: Kind; children: ReactNode }) {
  return <a {...rest} className={classOf(kind)}>{children}</a>;
}

/** The one bar of links at the foot of the screen, beside the content. It steps aside while the section named by `until` is on the screen. */
export function StickyBar({ label, children, until }: { label: string; children: ReactNode; until?: string }) {
  return <nav className="p-sticky" aria-label={label} data-until={until}>{children}</nav>;
}

function classOf(kind: Kind): string {
  if (kind === 'text') return 'p-link';
  return kind === 'outlined' ? 'p-btn' : `p-btn p-btn--${kind}`;
}
