package dev.berth.safety;

/**
 * How hard the storm blows, by system properties: {@code ./mvnw verify -Pstorm -Dstorm.kills=5 -Dstorm.layer=1} is a sample.
 *
 * @param kills how often each server is killed
 * @param layerGibibytes the size of the large layer
 */
record StormSetting(int kills, int layerGibibytes) {

    private static final int KILLS = 100;
    private static final int GIBIBYTES = 10;

    static StormSetting given() {
        return new StormSetting(Integer.getInteger("storm.kills", KILLS), Integer.getInteger("storm.layer", GIBIBYTES));
    }
}
