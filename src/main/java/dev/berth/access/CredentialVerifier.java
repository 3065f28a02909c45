package dev.berth.access;

/** One way to prove who one is: an adapter for one scheme of the {@code Authorization} header. */
public interface CredentialVerifier {

    AuthorizationScheme scheme();

    /**
     * @param credential what stands after the scheme, as it was sent
     * @param address where the request comes from, for limits
     * @throws Unauthenticated where it proves nothing
     */
    Principal verify(String credential, String address);

    /** The same for a request to the API or the token service, where credentials may do that are of no use for content. */
    default Principal verifyForApi(String credential, String address) {
        return verify(credential, address);
    }
}
