import { useState } from 'react';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** Keeps the plan of an import under a name. The plan that was last checked is kept. */
export function SaveMap({ importId }: { importId: string }) {
  const t = usePhrases();
  const { act } = useAct([['import-maps']]);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const save = async () => {
    if (await act(() => api.import.createMap({ importId, name }), ({ id }) => ({ words: t('import.mapSaved', { name }), undo: () => api.import.deleteMap({ id }) }))) setOpen(false);
  };
  return (
    <>
      <Button kind="text" onClick={() => setOpen(true)}>{t('import.saveMap')}</Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('import.saveMap')} act={<Button kind="main" unavailable={name.trim() === '' ? t('import.mapName') : undefined} onClick={() => void save()}>{t('import.saveMap')}</Button>}>
        <Field label={t('import.mapName')} value={name} onChange={setName} maxLength={120} />
      </Dialog>
    </>
  );
}
