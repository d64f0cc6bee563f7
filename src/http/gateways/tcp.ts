// How far a gateway has followed with its OpenVPN server over TCP, in words.
import type { Gateway } from '../../domain/gateway';
import { networksOf, tcpProgress } from '../../domain/openvpn-tcp-change';
import type { PersonContext } from '../kit/context';
import type { Alert, Description } from '../kit/view-models';

/** Nobody is to wonder why nobody comes in that way. */
export function tcpAlerts({ t }: PersonContext, gateway: Gateway): readonly Alert[] {
  if (tcpProgress(gateway) !== 'too-old') return [];
  const lines = [t('gateways.show.tcp-too-old-text')];
  return [{ tone: 'warning', title: t('gateways.show.tcp-too-old'), lines }];
}

export function tcpDescription({ t }: PersonContext, gateway: Gateway): Description {
  const { openvpnTcp: tcp, endpointHost: host } = gateway;
  const term = t('gateways.show.tcp');
  const progress = tcpProgress(gateway);
  if (tcp === null || progress === null) return { term, value: { text: t('gateways.show.tcp-none') } };
  const text = t('gateways.show.tcp-port', { host, port: String(tcp.port) });
  const isSaid = gateway.state === 'removed' || progress === 'served';
  const notes = [...(isSaid ? [] : [t(`gateways.show.tcp-${progress}`)]), networksOf(gateway).join(', ')];
  return { term, value: { text, note: notes.join(' · ') } };
}
