import { isPublicAddress } from './public-address.js';

describe(isPublicAddress.name, () => {
  it.each(['8.8.8.8', '1.1.1.1', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
    'accepts %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['unspecified', ['0.0.0.0', '0.1.2.3', '::']],
    ['loopback', ['127.0.0.1', '127.255.255.254', '::1']],
    ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1']],
    ['link-local, where clouds keep their metadata', ['169.254.169.254', 'fe80::1', 'fe80::1%eth0']],
    ['carrier NAT', ['100.64.0.1', '100.127.255.255']],
    ['unique local and site local', ['fc00::1', 'fd00:ec2::254', 'fec0::1']],
    ['multicast and broadcast', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
    ['benchmarks', ['198.18.0.1', '198.19.255.255', '2001:2::1']],
    ['documentation', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1']],
    ['reserved', ['192.0.0.1', '240.0.0.1', '100::1', '4000::1', '5f00::1']],
    ['IPv4-mapped', ['::ffff:8.8.8.8', '::ffff:127.0.0.1', '::ffff:a00:1', '::ffff:169.254.169.254']],
    ['IPv4-compatible', ['::127.0.0.1', '::8.8.8.8', '::a00:1']],
    ['IPv4-translated', ['::ffff:0:127.0.0.1', '::ffff:0:8.8.8.8']],
    ['NAT64', ['64:ff9b::127.0.0.1', '64:ff9b::8.8.8.8', '64:ff9b:1::a00:1']],
    ['6to4', ['2002:7f00:1::', '2002:808:808::1']],
    ['Teredo', ['2001:0:4136:e378:8000:63bf:3fff:fdd2']],
    ['no address at all', ['localhost', '', '127.1', '0x7f000001', '2130706433', '0177.0.0.1', '[::1]']],
  ])('refuses %s', (_range, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});
