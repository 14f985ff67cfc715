import { useAtWork } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { ROLE_WORDS } from '../member-words.ts';

/** For somebody who belongs to several workspaces: which one to work in. */
export function WorkspaceChoice() {
  const t = usePhrases();
  const { workspace, workspaces } = useAtWork();
  if (workspaces.length < 2) return null;
  return (
    <section id="workspaces" className="ws-setting">
      <SectionRule>{t('settings.workspaces')}</SectionRule>
      <p className="meta-2 ws-setting--act">{t('settings.workspacesHelp')}</p>
      <ul className="ws-people" data-plain="">
        {workspaces.map(({ id, name, role }) => (
          <li key={id}>
            <div className="ws-people__who"><span className="strong">{name}</span><span className="meta">{t(ROLE_WORDS[role])}</span></div>
            <div className="ws-acts">{id === workspace.id ? <Lamp state="complete" size="small">{t('settings.workspaceHere')}</Lamp> : <Button kind="text" small aria-label={`${t('settings.workspaceGo')}: ${name}`} onClick={() => goTo(id)}>{t('settings.workspaceGo')}</Button>}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The choice is a cookie, so that downloads follow it too; it opens nothing by itself. The page begins anew, for everything on it belongs to the old place. */
function goTo(workspaceId: string): void {
  document.cookie = `entente.workspace=${workspaceId}; Path=/; SameSite=Lax; Max-Age=31536000${window.location.protocol === 'https:' ? '; Secure' : ''}`;
  window.location.assign('/');
}
