import type { MediaKind } from '../../protocol/messages';
import styles from './DevicePicker.module.css';

interface DevicePickerProps {
  kind: MediaKind;
  label: string;
  devices: MediaDeviceInfo[];
  chosen: Partial<Record<MediaKind, string>>;
  onChoose: (kind: MediaKind, deviceId: string) => void;
}

/** Shown only where there is a choice: most phones have one microphone. */
export function DevicePicker({ kind, label, devices, chosen, onChoose }: DevicePickerProps) {
  const own = devices.filter((one) => one.kind === `${kind}input`);
  if (own.length < 2) return null;
  return (
    <select
      class={styles.select}
      aria-label={label}
      value={chosen[kind] ?? own[0]?.deviceId ?? ''}
      onChange={(event) => onChoose(kind, event.currentTarget.value)}
    >
      {own.map((one, index) => (
        <option key={one.deviceId} value={one.deviceId}>
          {one.label || `${label} ${index + 1}`}
        </option>
      ))}
    </select>
  );
}
