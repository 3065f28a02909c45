package dev.berth.safety;

/**
 * How hard the storm blows, by system properties: {@code ./mvnw verify -Pstorm -Dstorm.kills=5 -Dstorm.pushes=500} is a sample.
 *
 * @param kills how often each server is killed
 * @param layerGibibytes the size of the large layer
 * @param pushes of shared blobs at least, on each store, against a collector without pause
 * @param seconds for how long at least, so that leases end and quarantines as well
 * @param stride of the points at which it is halted on S3, every how many are tried
 */
record StormSetting(int kills, int layerGibibytes, int pushes, int seconds, int stride) {

    private static final int KILLS = 100;
    private static final int GIBIBYTES = 10;
    private static final int PUSHES = 10_000;
    private static final int SECONDS = 180;

    static StormSetting given() {
        return new StormSetting(
                Integer.getInteger("storm.kills", KILLS),
                Integer.getInteger("storm.layer", GIBIBYTES),
                Integer.getInteger("storm.pushes", PUSHES),
                Integer.getInteger("storm.seconds", SECONDS),
                Integer.getInteger("storm.stride", 1));
    }
}
