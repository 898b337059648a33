package io.surnia.platform.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which addresses a partner may have us call: none of the deployment's own network (SSRF). */
public final class PublicAddresses {
    private PublicAddresses() {}

    /**
     * Whether a host is somewhere on the public internet, by all its addresses. The JVM keeps what it looked up for 30
     * seconds, so that the connection that follows goes where this looked.
     *
     * @throws UnknownHostException for a host without an address
     */
    public static boolean has(String host) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!isPublic(address)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean isShared = first == 100 && second >= 64 && second < 128;
            boolean isBenchmark = first == 198 && (second == 18 || second == 19);
            return first != 0 && first < 240 && !isShared && !isBenchmark;
        }
        boolean isUniqueLocal = (first & 0xfe) == 0xfc;
        boolean isTranslated = first == 0 || (first == 0x20 && second == 0x02);
        return !isUniqueLocal && !isTranslated;
    }
}
