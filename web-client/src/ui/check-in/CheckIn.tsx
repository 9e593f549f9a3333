import { checkInForm, sendCheckIn } from '../../api/checkIn';
import { CheckInForm } from '../../check-in/CheckInForm';
import { systemClock } from '../../clock';
import type { SessionController } from '../../session/SessionController';
import { useObservable } from '../shared/useObservable';
import { CheckInView } from './CheckInView';

/** One form for each visit: it outlives changes of the waiting room. */
const forms = new WeakMap<SessionController, CheckInForm>();

function formOf(controller: SessionController): CheckInForm {
  const known = forms.get(controller);
  if (known) return known;
  const form = new CheckInForm({
    load: () => checkInForm(controller),
    send: (answers) => sendCheckIn(controller, answers),
    after: (milliseconds, task) => void systemClock.after(milliseconds, task),
  });
  forms.set(controller, form);
  return form;
}

export function CheckIn({ controller }: { controller: SessionController }) {
  const form = formOf(controller);
  const state = useObservable(form.state);
  return <CheckInView state={state} form={form} />;
}
