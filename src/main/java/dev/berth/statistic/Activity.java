package dev.berth.statistic;

/** How often a project was pulled from and pushed to. */
record Activity(long pulls, long pushes) {

    static final Activity PULL = new Activity(1, 0);
    static final Activity PUSH = new Activity(0, 1);

    Activity plus(Activity other) {
        return new Activity(pulls + other.pulls, pushes + other.pushes);
    }
}
