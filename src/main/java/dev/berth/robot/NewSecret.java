package dev.berth.robot;

/**
 * A secret that a robot is about to get. It is shown once and never stored.
 *
 * @param hash what is stored of it
 */
record NewSecret(String value, String hash, boolean generated) {

    /** Without the secret and its hash, which belong into no log (S15). */
    @Override
    public String toString() {
        return "NewSecret[generated=" + generated + "]";
    }
}
