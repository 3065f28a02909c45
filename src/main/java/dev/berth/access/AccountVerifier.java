package dev.berth.access;

/** One kind of account that signs in with a name and a secret, beside people. The form of a name says which kind it is (S18). */
public interface AccountVerifier {

    /** Whether names of this form are of this kind, whether there is such an account or not. */
    boolean owns(String name);

    /**
     * @param address where the request comes from, for limits
     * @throws Unauthenticated where name and secret do not belong together
     */
    Principal verify(String name, String secret, String address);
}
