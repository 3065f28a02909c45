package dev.berth.identity.session;

/**
 * What opens a session.
 *
 * @param id may be seen
 * @param secret only its hash is kept
 */
public record SessionKey(String id, String secret) {

    /** Without the secret, which belongs into no log. */
    @Override
    public String toString() {
        return "SessionKey[" + id + "]";
    }
}
