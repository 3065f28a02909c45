package dev.berth.identity.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;

import dev.berth.identity.provider.ProviderAway;

/**
 * Where a directory listens.
 *
 * @param tls whether it speaks TLS from the first byte on
 */
record DirectoryAddress(String host, int port, boolean tls) {

    /**
     * @param url {@code ldap://host[:port]} or {@code ldaps://host[:port]}, port 389 or 636 by default (RFC 4516)
     * @throws ProviderAway where it is anything else
     */
    static DirectoryAddress of(String url) {
        try {
            LDAPURL parsed = new LDAPURL(url);
            String host = parsed.getHost();
            boolean tls = parsed.getScheme().equals("ldaps");
            if (host == null
                    || parsed.baseDNProvided()
                    || !(tls || parsed.getScheme().equals("ldap"))) {
                throw new ProviderAway(expectation(url));
            }
            return new DirectoryAddress(host, parsed.getPort(), tls);
        } catch (LDAPException e) {
            throw new ProviderAway(expectation(url), e);
        }
    }

    private static String expectation(String url) {
        return "the URL is \"%s\": expected ldap://host, ldaps://host, or one of them with a port".formatted(url);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
