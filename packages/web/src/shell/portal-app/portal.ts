import '../../ui/portal/portal.css';
import { saveForms } from './autosave.ts';
import { readyCodes } from './code-boxes.ts';
import { countDown } from './countdown.ts';
import { openWithFocus } from './open-with-focus.ts';
import { sendOnce } from './send-once.ts';
import { stepAside } from './step-aside.ts';

// A portal page works without this script; with it, it is kinder.
saveForms();
readyCodes();
countDown();
openWithFocus();
sendOnce();
stepAside();
