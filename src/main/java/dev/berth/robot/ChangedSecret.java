package dev.berth.robot;

/**
 * Answer to {@code PATCH /robots/{robot_id}} (Harbor's {@code RobotSec}): the only time that a generated secret is shown.
 *
 * @param secret empty where the client has chosen it
 */
record ChangedSecret(String secret) {

    static ChangedSecret of(NewSecret secret) {
        return new ChangedSecret(secret.generated() ? secret.value() : "");
    }

    /** Without the secret, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "ChangedSecret[]";
    }
}
