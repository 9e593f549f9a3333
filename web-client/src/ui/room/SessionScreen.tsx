import { useEffect, useState } from 'preact/hooks';
import { downloadAttendance } from '../../api/attendance';
import { linkForAnotherDevice } from '../../api/identity';
import type { RecordedSession } from '../../api/sessions';
import type { SessionController } from '../../session/SessionController';
import { isInCare } from '../../session/state';
import { HelpButton } from '../crisis/HelpButton';
import { OtherDeviceDialog } from '../another-device/OtherDeviceDialog';
import { OpeningScreen } from '../landing/OpeningScreen';
import { OutScreen } from '../out/OutScreen';
import { lazy } from '../shared/lazy';
import { useObservable } from '../shared/useObservable';
import { WaitingRoomScreen } from '../waiting-room/WaitingRoomScreen';
import { RoomScreen } from './RoomScreen';
import { useWakeLock } from './useWakeLock';

const CrisisRecordsButton = lazy(() =>
  import('../crisis/CrisisRecordsButton').then((module) => module.CrisisRecordsButton),
);
const CheckIn = lazy(() => import('../check-in/CheckIn').then((module) => module.CheckIn));

interface SessionScreenProps {
  controller: SessionController;
  onComeBack: () => void;
  onToToday: () => void;
  onRecords: (session: RecordedSession) => void;
}

/** One visit to one session, from joining to leaving. */
export function SessionScreen({ controller, onComeBack, onToToday, onRecords }: SessionScreenProps) {
  const state = useObservable(controller.state);
  const [otherDevice, setOtherDevice] = useState(false);
  useWakeLock(state.at === 'waiting' || state.at === 'room');
  useEffect(() => setOtherDevice(false), [state.at]);
  const download = () => void downloadAttendance(controller).catch(() => controller.failed('unavailable'));
  return (
    <>
      {state.at === 'joining' && <OpeningScreen />}
      {state.at === 'waiting' && (
        <WaitingRoomScreen
          state={state}
          local={controller.local}
          questions={state.you.role === 'patient' && <CheckIn controller={controller} />}
          help={
            isInCare(state.you) && (
              <HelpButton help={state.help} connection={state.connection} controller={controller} />
            )
          }
          onLeave={() => void controller.leave()}
          onOtherDevice={() => setOtherDevice(true)}
        />
      )}
      {state.at === 'room' && (
        <RoomScreen
          state={state}
          controller={controller}
          onDownload={download}
          onOtherDevice={() => setOtherDevice(true)}
        />
      )}
      {state.at === 'out' && (
        <OutScreen
          state={state}
          onComeBack={onComeBack}
          onToToday={onToToday}
          onDownload={download}
          records={
            state.you?.role === 'lead' &&
            state.session && (
              <CrisisRecordsButton
                scope={controller}
                onOpen={() => state.session && onRecords(state.session)}
              />
            )
          }
        />
      )}
      {otherDevice && (
        <OtherDeviceDialog
          makeLink={() => linkForAnotherDevice(controller.api)}
          onClose={() => setOtherDevice(false)}
        />
      )}
    </>
  );
}
