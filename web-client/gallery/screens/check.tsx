import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CheckState } from '../../src/check/LineChecker';
import { session } from '../../src/testing/people';
import { CheckScreen } from '../../src/ui/check/CheckScreen';
import { line, lineChecked, local, off, on, refused, saving, withCamera } from '../fixtures';
import { noPath, thin } from '../group';
import { nothing } from '../places';
import type { Screens } from '../screen';

const checkedLine = (state: CheckState): ComponentChildren => (
  <ScrolledTo id="line">
    <CheckScreen
      title={session.title}
      local={withCamera()}
      saveData={saving(false)}
      line={line(state)}
      onJoin={nothing}
    />
  </ScrolledTo>
);

/** A part that a phone shows only further down. */
function ScrolledTo({ id, children }: { id: string; children: ComponentChildren }) {
  useEffect(() => document.getElementById(id)?.scrollIntoView(), []);
  return children;
}

export const checkScreens: Screens = {
  check: () => (
    <CheckScreen
      title={session.title}
      local={withCamera()}
      saveData={saving(false)}
      line={line()}
      onJoin={nothing}
    />
  ),
  'check-refused': () => (
    <CheckScreen
      title={session.title}
      local={local(refused('audio'), refused('video'))}
      saveData={saving(false)}
      line={line()}
      onJoin={nothing}
    />
  ),
  'check-mobile': () => (
    <CheckScreen
      title={session.title}
      local={withCamera()}
      saveData={saving(false, 'mobile')}
      line={line()}
      onJoin={nothing}
    />
  ),
  'check-saving': () => (
    <CheckScreen
      title={session.title}
      local={local(on(null), off)}
      saveData={saving(true, 'mobile')}
      line={line()}
      onJoin={nothing}
    />
  ),
  'check-line-running': () => checkedLine({ at: 'running', share: 0.4 }),
  'check-line-good': () => checkedLine({ at: 'result', check: lineChecked() }),
  'check-line-sound': () => checkedLine({ at: 'result', check: thin }),
  'check-line-none': () => checkedLine({ at: 'result', check: noPath }),
  'check-line-refused': () => checkedLine({ at: 'refused', code: 'no-bridge' }),
};
