/** The vocabulary of the messages. */

export type Role = 'lead' | 'patient' | 'guest' | 'interpreter' | 'observer';

export type SeatStatus = 'waiting' | 'in-room';

export type Phase = 'scheduled' | 'doors-open' | 'in-session' | 'on-break' | 'ended';

export type Audience = 'waiting' | 'group' | 'leads';

export type DeviceKind = 'phone' | 'tablet' | 'computer' | 'unknown';

export type MediaKind = 'audio' | 'video';

/** On or off, by kind. */
export interface MediaSwitches {
  audio: boolean;
  video: boolean;
}
