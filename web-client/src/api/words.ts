import { oneOf } from '../protocol/readers';

export const phase = oneOf('scheduled', 'doors-open', 'in-session', 'on-break', 'ended');
export const role = oneOf('lead', 'patient', 'guest', 'interpreter', 'observer');
