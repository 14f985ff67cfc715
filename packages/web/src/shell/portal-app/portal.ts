import '../../ui/portal/portal.css';
import { readyCodes } from './code-boxes.ts';
import { countDown } from './countdown.ts';
import { focusFirst } from './first-focus.ts';
import { keepTyped } from './keep-typed.ts';
import { openWithFocus } from './open-with-focus.ts';
import { tellSeen } from './seen.ts';
import { sendOnce } from './send-once.ts';
import { stepAside } from './step-aside.ts';

// A portal page works without this script; with it, it is kinder.
readyCodes();
countDown();
focusFirst();
keepTyped();
openWithFocus();
sendOnce();
stepAside();
tellSeen();
