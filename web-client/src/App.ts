import { ApiClient } from './api/ApiClient';
import { careTasks } from './api/careTasks';
import type { Person } from './api/identity';
import { todaysSessions, type RecordedSession, type SessionSummary } from './api/sessions';
import { Preflight } from './preflight/Preflight';
import { testSignal } from './preflight/testSignal';
import { systemClock } from './clock';
import { deviceKind } from './deviceKind';
import { asFailure, retryDelay } from './errors';
import { followNetwork } from './network/followNetwork';
import { Identity } from './identity/Identity';
import { takeLinkSecret } from './identity/linkInAddress';
import { type ConnectionHints, SaveData, suggestion } from './network/saveData';
import { LocalMedia } from './media/LocalMedia';
import type { PeerEvents } from './media/PeerPort';
import { RtcPeer } from './media/RtcPeer';
import { Observable } from './observable';
import type { IceSettings, MediaSwitches } from './protocol/messages';
import { forgetVisit, rememberedVisit, rememberVisit } from './session/rememberedVisit';
import { SessionController } from './session/SessionController';

/** The page that is open. Events within a session belong to the SessionController. */
export type Stage =
  | { page: 'opening' }
  | { page: 'problem'; code: string; retrying: boolean }
  | { page: 'today'; person: Person; sessions: SessionSummary[] }
  | { page: 'front-desk'; person: Person }
  | { page: 'on-call' }
  | { page: 'preflight'; session: SessionSummary; preflight: Preflight }
  | { page: 'session'; controller: SessionController }
  | { page: 'crisis-records'; session: RecordedSession; from: 'today' | 'on-call' };

const TRY_AGAIN_MS = 4_000;
const DOORS_AGAIN_MS = 15_000;
/** The page that a call to the supervisor links to. */
const ON_CALL = '/on-call';

/** The page: from a personal link to a seat in a session, and back. */
export class App {
  readonly stage = new Observable<Stage>({ page: 'opening' });
  readonly identity = new Identity();
  readonly api = new ApiClient({ tokens: this.identity });
  readonly local = new LocalMedia();
  readonly saveData = new SaveData(suggestion(deviceKind(), connectionHints()));
  private sessions: SessionSummary[] = [];
  /** The dependencies of a live connection. */
  private readonly live = {
    accessToken: (fresh: boolean) => this.identity.accessToken(fresh),
    openSocket: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`),
    makePeer: (events: PeerEvents, ice: IceSettings) => new RtcPeer(events, ice),
    clock: systemClock,
  };

  start() {
    const secret = takeLinkSecret();
    // The same page may be open when another link is followed.
    addEventListener('hashchange', () => {
      const another = takeLinkSecret();
      if (another) void this.enter(another);
    });
    followNetwork(window, connectionHints(), {
      lost: () => this.controller?.networkLost(),
      changed: () => this.controller?.networkChanged(),
    });
    document.addEventListener('visibilitychange', () =>
      this.controller?.pageHidden(document.visibilityState === 'hidden'),
    );
    this.saveData.on.subscribe((on) => on && void this.local.turn('video', false));
    void this.enter(secret);
  }

  /** Identifies the person and loads the sessions of today. */
  async enter(secret?: string) {
    // Without a new link this is a reload or a restored connection: the visit continues.
    if (secret !== undefined) this.leaveSession();
    this.stage.set({ page: 'opening' });
    try {
      const person = secret ? await this.identity.exchange(secret) : await this.identity.refresh();
      await this.arrived(person);
    } catch (thrown) {
      const failure = asFailure(thrown);
      const retrying = failure.category === 'network' || failure.category === 'server';
      const nobodyKnown = secret === undefined && failure.code === 'unauthorized' && !this.identity.wasKnown;
      this.stage.set({ page: 'problem', code: nobodyKnown ? 'no-link' : failure.code, retrying });
      if (retrying) {
        systemClock.after(retryDelay(failure, TRY_AGAIN_MS), () => {
          if (this.stage.value.page === 'problem') void this.enter(secret);
        });
      }
    }
  }

  choose(session: SessionSummary) {
    const preflight = new Preflight({
      sessionId: session.sessionId,
      local: this.local,
      makeSignal: testSignal,
      ...this.live,
    });
    this.stage.set({ page: 'preflight', session, preflight });
    void this.local.open({ audio: true, video: !this.saveData.on.value });
  }

  join(sessionId: string) {
    this.leavePreflight();
    const controller = new SessionController({
      sessionId,
      device: deviceKind(),
      api: this.api,
      local: this.local,
      ...this.live,
      random: Math.random,
      saveData: this.saveData,
    });
    this.stage.set({ page: 'session', controller });
    this.remember(controller);
    let wanted = this.local.switches;
    this.local.state.subscribe(() => this.controller === controller && this.remember(controller));
    controller.state.subscribe((state) => {
      if (state.at !== 'out') {
        wanted = this.local.switches;
        return;
      }
      forgetVisit();
      controller.switchesBefore = wanted;
      // The media are no longer used: the camera's light goes out.
      this.local.close();
      if (state.ending.code === 'doors-closed') {
        systemClock.after(DOORS_AGAIN_MS, () => this.controller === controller && this.comeBack(controller));
      }
    });
    controller.connect();
  }

  /** Rejoins the same session after an ending, with the same switches. */
  comeBack(controller: SessionController) {
    if (controller.state.value.at !== 'out') return;
    controller.connect();
    void this.local.open(controller.switchesBefore);
  }

  async toToday() {
    this.leaveSession();
    await this.refreshToday();
  }

  /** Opens the crisis records of a session that is over. */
  toCrisisRecords(session: RecordedSession, from: 'today' | 'on-call' = 'today') {
    this.leaveSession();
    this.stage.set({ page: 'crisis-records', session, from });
  }

  toOnCall() {
    this.leaveSession();
    if (location.pathname !== ON_CALL) history.pushState(null, '', ON_CALL);
    this.stage.set({ page: 'on-call' });
  }

  /** Leaves the on-call page: to today's sessions, or directly into one of them. */
  async fromOnCall(sessionId?: string) {
    history.replaceState(null, '', '/');
    await this.refreshToday();
    const chosen = this.sessions.find((session) => session.sessionId === sessionId);
    if (chosen) this.choose(chosen);
  }

  async refreshToday() {
    const { person } = this.identity;
    if (!person) return this.enter();
    try {
      this.sessions = await todaysSessions(this.api);
      this.stage.set({ page: 'today', person, sessions: this.sessions });
    } catch {
      await this.enter();
    }
  }

  private async arrived(person: Person) {
    if (location.pathname === ON_CALL) {
      if (person.supervises) return this.stage.set({ page: 'on-call' });
      history.replaceState(null, '', '/');
    }
    if (person.kind === 'coordinator') return this.stage.set({ page: 'front-desk', person });
    const visit = rememberedVisit();
    if (visit) return this.resume(visit);
    this.sessions = await todaysSessions(this.api);
    const open = this.sessions.filter((session) => session.phase !== 'ended');
    const [only] = open;
    if (only && open.length === 1 && !(await this.hasToDo(person))) this.choose(only);
    else this.stage.set({ page: 'today', person, sessions: this.sessions });
  }

  /**
   * True while a task of an earlier session is open for this clinician, who should see it before the next session.
   */
  private async hasToDo(person: Person): Promise<boolean> {
    if (person.kind !== 'clinician') return false;
    const tasks = await careTasks(this.api).catch(() => []);
    return tasks.some((task) => !task.taken || task.taken.you);
  }

  /** Returns to the seat after a reload, with the same switches. */
  private resume({ sessionId, ...switches }: MediaSwitches & { sessionId: string }) {
    void this.local.open(switches);
    this.join(sessionId);
  }

  private remember(controller: SessionController) {
    if (controller.state.value.at === 'out') return;
    const { audio, video } = this.local.state.value;
    rememberVisit({ sessionId: controller.sessionId, audio: audio.on, video: video.on });
  }

  private leavePreflight() {
    const stage = this.stage.value;
    if (stage.page === 'preflight') stage.preflight.stop();
  }

  private leaveSession() {
    this.leavePreflight();
    this.controller?.stop();
    forgetVisit();
    this.local.close();
  }

  private get controller(): SessionController | undefined {
    const stage = this.stage.value;
    return stage.page === 'session' ? stage.controller : undefined;
  }
}

function connectionHints() {
  return (navigator as Navigator & { connection?: ConnectionHints & Partial<EventTarget> }).connection;
}
