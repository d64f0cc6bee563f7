// WireGuard on this host, reached through its socket when it runs in userspace and through `wg` when the kernel does it.
import type { PeerSet } from '../../domain/gateway-change';
import type { RunCommand } from '../host/command';
import { toolRead, toolRemovePeers, toolSetDevice, toolSetPeers } from './tool';
import { hexOf, removePeerLines, setPeerLines, uapiRead, uapiSet, uapiSocket } from './uapi';
import type { EngineOwn, TakePeer } from './uapi';

export type { EngineOwn, EnginePeer } from './uapi';

export type WireguardEngine = {
  setDevice(own: EngineOwn): Promise<void>;
  setPeers(peers: readonly PeerSet[]): Promise<void>;
  removePeers(publicKeys: readonly string[]): Promise<void>;
  /** Goes through all peers once; gives what the interface itself has. */
  read(take: TakePeer): Promise<EngineOwn>;
};

/** Decided anew each time, since the interface may have been made again in the meantime. */
export function wireguardEngine(device: string, run: RunCommand): WireguardEngine {
  const through = <T>(socketWay: (socket: string) => Promise<T>, toolWay: () => Promise<T>): Promise<T> => {
    const socket = uapiSocket(device);
    return socket === null ? toolWay() : socketWay(socket);
  };
  return {
    setDevice: (own) =>
      through(
        (socket) =>
          uapiSet(socket, [`private_key=${hexOf(own.privateKey)}`, `listen_port=${own.listenPort}`]),
        () => toolSetDevice(run, device, own),
      ),
    setPeers: (peers) =>
      through(
        (socket) => uapiSet(socket, peers.flatMap(setPeerLines)),
        () => toolSetPeers(run, device, peers),
      ),
    removePeers: (publicKeys) =>
      through(
        (socket) => uapiSet(socket, publicKeys.flatMap(removePeerLines)),
        () => toolRemovePeers(run, device, publicKeys),
      ),
    read: (take) =>
      through(
        (socket) => uapiRead(socket, take),
        () => toolRead(run, device, take),
      ),
  };
}
