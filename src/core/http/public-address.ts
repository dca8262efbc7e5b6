import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The only part of IPv6 that is handed out for the public internet. */
const globalIpv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address belongs to the public internet. Everything else is no: loopback, private, link-local,
 * carrier NAT, multicast, documentation, reserved, and every IPv6 form that maps, tunnels or embeds an IPv4 address,
 * whatever that address is: no honest name has such a record.
 */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(globalIpv6);
}
