import type { ReactNode } from 'react';
import './section-rule.css';

type SectionRuleProps = {
  children: ReactNode;
  /** A count, an order or a link at the right end. */
  aside?: ReactNode;
  level?: 2 | 3;
  /** `bare` where the part below draws its own ink rule (Ledger). */
  look?: 'ruled' | 'bare';
  small?: boolean;
};

/** A section's title over an ink rule. Structure is a rule, not a box. */
export function SectionRule({ children, aside, level = 2, look = 'ruled', small = false }: SectionRuleProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const classes = ['ui-section', look === 'bare' ? 'ui-section--bare' : '', small ? 'ui-section--small' : ''].filter(Boolean).join(' ');
  return <div className={classes}><Heading>{children}</Heading>{aside === undefined ? null : <span className="ui-section__aside">{aside}</span>}</div>;
}
