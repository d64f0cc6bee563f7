/**
 * How many are connected, and how often somebody has shaken hands: counted while an engine tells its list, of which
 * nothing is kept but numbers. No key, no name and nobody's time outlives the look at it.
 */

export type InUse = {
  readonly connected: number;
  /** Since the agent started. */
  readonly handshakes: number;
};

/** WireGuard gives up a session three minutes after its handshake: whoever sends anything has made a new one by then. */
const sessionSeconds = 180;

export type Counting = {
  /** One peer's last handshake, in seconds of the host's clock; 0: never. */
  readonly see: (second: number) => void;
  readonly end: () => InUse;
};

/**
 * Handshakes of WireGuard peers: those of the seconds between one look and the next. Peers shake hands every two minutes
 * at most, and are looked at more often than that.
 */
export class HandshakeCount {
  /** Seconds before this one are counted. */
  private countedTo: number | null = null;
  private total = 0;

  begin(nowMs: number): Counting {
    const before = this.countedTo;
    const now = Math.floor(nowMs / 1000);
    let connected = 0;
    let fresh = 0;
    return {
      see: (second) => {
        if (second === 0) return;
        if (now - second < sessionSeconds) connected += 1;
        if (before !== null && second >= before && second < now) fresh += 1;
      },
      end: () => {
        // Two looks at once: the other one has counted the same.
        if (this.countedTo === before) this.total += fresh;
        this.countedTo = now;
        return { connected, handshakes: this.total };
      },
    };
  }
}

/** Sessions of an OpenVPN server, told apart by its own numbers for connections: those that a look before did not show are new. */
export class SessionCount {
  private present: ReadonlySet<string> | null = null;
  private total = 0;

  count(connections: readonly string[]): InUse {
    const { present } = this;
    if (present !== null) this.total += connections.filter((number) => !present.has(number)).length;
    this.present = new Set(connections);
    return { connected: connections.length, handshakes: this.total };
  }
}
