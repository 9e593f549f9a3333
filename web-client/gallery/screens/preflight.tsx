import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PreflightState } from '../../src/preflight/Preflight';
import { session } from '../../src/testing/people';
import { PreflightScreen } from '../../src/ui/preflight/PreflightScreen';
import { preflight, preflightResult, local, off, on, refused, saving, withCamera } from '../fixtures';
import { noPath, thin } from '../group';
import { nothing } from '../sideRooms';
import type { Screens } from '../screen';

const preflightSection = (state: PreflightState): ComponentChildren => (
  <ScrolledTo id="connection">
    <PreflightScreen
      title={session.title}
      local={withCamera()}
      saveData={saving(false)}
      preflight={preflight(state)}
      onJoin={nothing}
    />
  </ScrolledTo>
);

/** A section that a phone shows only after scrolling. */
function ScrolledTo({ id, children }: { id: string; children: ComponentChildren }) {
  useEffect(() => document.getElementById(id)?.scrollIntoView(), []);
  return children;
}

export const preflightScreens: Screens = {
  preflight: () => (
    <PreflightScreen
      title={session.title}
      local={withCamera()}
      saveData={saving(false)}
      preflight={preflight()}
      onJoin={nothing}
    />
  ),
  'preflight-refused': () => (
    <PreflightScreen
      title={session.title}
      local={local(refused('audio'), refused('video'))}
      saveData={saving(false)}
      preflight={preflight()}
      onJoin={nothing}
    />
  ),
  'preflight-mobile': () => (
    <PreflightScreen
      title={session.title}
      local={withCamera()}
      saveData={saving(false, 'mobile')}
      preflight={preflight()}
      onJoin={nothing}
    />
  ),
  'preflight-saving': () => (
    <PreflightScreen
      title={session.title}
      local={local(on(null), off)}
      saveData={saving(true, 'mobile')}
      preflight={preflight()}
      onJoin={nothing}
    />
  ),
  'preflight-connection-running': () => preflightSection({ at: 'running', share: 0.4 }),
  'preflight-connection-good': () => preflightSection({ at: 'result', check: preflightResult() }),
  'preflight-connection-sound': () => preflightSection({ at: 'result', check: thin }),
  'preflight-connection-none': () => preflightSection({ at: 'result', check: noPath }),
  'preflight-connection-refused': () => preflightSection({ at: 'refused', code: 'no-bridge' }),
};
